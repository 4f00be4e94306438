package frontmatter

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ want, text string }{
		{"en", "The talks go on, the minister said on Monday after a meeting with his colleague."},
		{"en", "Envoys met at the lake. It was the third round of the talks and it has been the longest."},
		{"de", "Die Gespräche gehen weiter, sagte der Minister am Montag nach einem Treffen mit seinem Amtskollegen."},
		{"de", strings.Repeat("Die Gespräche gehen weiter, sagte der Minister am Montag nach einem Treffen mit seinem Amtskollegen, der aus der Hauptstadt angereist war. ", 200)},
		{"fr", "Le ministre a déclaré lundi que les négociations reprendraient la semaine prochaine au bord du lac."},
		{"es", "El ministro dijo el lunes que las conversaciones continuarán la próxima semana junto al lago."},
		{"ru", "Министр заявил в понедельник, что переговоры продолжатся на следующей неделе. Стороны обсудили открытие границы и возвращение людей, которые остались по другую сторону озера."},
		{"ar", "قال الوزير يوم الاثنين إن المحادثات ستستمر الأسبوع المقبل بين الطرفين المعنيين عند البحيرة"},
		{"und", "Talks go on"},
		{"und", "12 34 56"},
		{"und", ""},
	} {
		if got := f.language(c.text); got != c.want {
			t.Errorf("%.40q: %s, want %s", c.text, got, c.want)
		}
	}
}
