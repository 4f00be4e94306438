package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"pgregory.net/rapid"
)

const (
	russian = "Делегации двух государств договорились встретиться снова на следующей неделе у озера. Границу откроют весной."
	french  = "Les délégations se sont réunies à Genève près du lac; la frontière sera rouverte au début de l'été, espère-t-on."
	greek   = "Οι δύο αντιπροσωπείες συναντήθηκαν κοντά στη λίμνη και συμφώνησαν να μιλήσουν ξανά την επόμενη εβδομάδα."
	polish  = "Ministrowie obu państw spotkali się w poniedziałek nad jeziorem i uzgodnili, że rozmowy będą kontynuowane. Źródła są powściągliwe."
	turkish = "İki ülkenin dışişleri bakanları pazartesi günü göl kıyısında bir araya geldi ve görüşmelerin sürmesi konusunda anlaştı. Şartlar ağırdı."
	arabic  = "اجتمع وزيرا خارجية البلدين يوم الاثنين قرب البحيرة واتفقا على مواصلة المحادثات الأسبوع المقبل."
	chinese = "两国外交部长星期一在湖边会晤,同意下周继续会谈。双方没有签署任何文件。"
	mixed   = "“Nothing is signed,” she said – “nothing at all.” Café, naïve, déjà vu."
)

// in gives a text in an encoding.
func in(t *testing.T, name, s string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(name)
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatalf("writing %s: %v", name, err)
	}
	return b
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, declared string
		data           []byte
		want, note     string
	}{
		{"UTF-8", "", []byte(russian), russian, ""},
		{"UTF-8 with mark", "", []byte("\ufeff" + russian), russian, ""},
		{"UTF-8 declared otherwise", "windows-1251", []byte(russian), russian, "says it is encoded in windows-1251 but is UTF-8"},
		{"ASCII declared otherwise", "iso-8859-1", []byte("plain words"), "plain words", ""},
		{"windows-1251 declared", "windows-1251", in(t, "windows-1251", russian), russian, ""},
		{"windows-1251 not declared", "", in(t, "windows-1251", russian), russian, "read as windows-1251"},
		{"windows-1251 declared as UTF-8", "utf-8", in(t, "windows-1251", russian), russian, "says it is encoded in UTF-8 but is not; it was read as windows-1251"},
		{"KOI8-R not declared", "", in(t, "koi8-r", russian), russian, "read as koi8-r"},
		{"windows-1253 not declared", "", in(t, "windows-1253", greek), greek, "not stated"},
		{"windows-1250 not declared", "", in(t, "windows-1250", polish), polish, "read as windows-1250"},
		{"iso-8859-2 not declared", "", in(t, "iso-8859-2", polish), polish, "read as iso-8859-2"},
		{"windows-1254 not declared", "", in(t, "windows-1254", turkish), turkish, "read as windows-1254"},
		{"windows-1256 not declared", "", in(t, "windows-1256", arabic), arabic, "read as windows-1256"},
		{"GB 18030 not declared", "", in(t, "gb18030", chinese), chinese, "read as gb18030"},
		{"windows-1252 not declared", "", in(t, "windows-1252", mixed), mixed, "read as windows-1252"},
		{"iso-8859-1 declared", "ISO-8859-1", in(t, "windows-1252", french), french, ""},
		{"UTF-16 little end first, marked", "", append([]byte("\xff\xfe"), in(t, "utf-16le", french)...), french, ""},
		{"UTF-16 big end first, marked", "", append([]byte("\xfe\xff"), in(t, "utf-16be", russian)...), russian, ""},
		{"UTF-16 not marked", "", in(t, "utf-16le", french), french, ""},
		{"UTF-16 cut in the middle", "", append([]byte("\xff\xfe"), in(t, "utf-16le", "abc")[:5]...), "ab\ufffd", ""},
		{"unknown declaration", "x-unknown", []byte(french), french, ""},
		{"line ends stay", "", []byte("a\r\nb\rc\n\u2028d"), "a\r\nb\rc\n\u2028d", ""},
		{"damaged UTF-8", "utf-8", []byte(strings.Repeat(french, 3) + "\xe9"), strings.Repeat(french, 3) + "\ufffd", "Some bytes are damaged"},
		{"nothing", "", nil, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, notes := Decode(c.data, c.declared)
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			if all := notes.String(); c.note == "" && all != "" || !strings.Contains(all, c.note) {
				t.Errorf("notes %q, want %q", all, c.note)
			}
		})
	}
}

func TestDecodeKeepsUTF8(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(rapid.String().Draw(t, "text"), "\x00", "")
		declared := rapid.SampledFrom([]string{"", "utf-8", "windows-1251", "shift_jis"}).Draw(t, "declared")
		if got, _ := Decode([]byte("a"+s), declared); got != "a"+s {
			t.Fatalf("%q became %q", "a"+s, got)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(russian), "utf-8")
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Add([]byte("\xcf\xf0\xe8\xe2\xe5\xf2"), "windows-1251")
	f.Add([]byte("\x1b$B$3$s"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		if s, _ := Decode(data, declared); !utf8.ValidString(s) {
			t.Fatalf("not UTF-8: %q", s)
		}
	})
}
