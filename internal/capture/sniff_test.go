package capture

import "testing"

func TestSniff(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"mail", "Return-Path: <a@b.example>\r\nDate: Fri, 6 Mar 2026 07:30:00 +0200\r\nSubject: Talks\r\n\r\nThey met.", TypeMail},
		{"mail as saved by hand", "From: Ann Poe <ann@paper.example>\nTo: desk\nSubject: Talks\n\nThey met.", TypeMail},
		{"an article with lines like a letter's", "From: our correspondent in Lomar\nDate: 6 March 2026\nSubject: the talks\n\nThey met.", TypePlain},
		{"an article on mail", "MIME-Version: 1.0 is thirty\n\nThe standard for mail is thirty years old.", TypePlain},
		{"a mailbox", "From a@b.example Fri Mar  6 07:30:00 2026\nSubject: Talks\n\nThey met.", TypeMbox},
		{"an article that begins with From", "From Lomar to Merrow in 2026\n\nThe road was long.", TypePlain},
		{"a web archive of a browser", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"\r\n\r\n", TypeMHTML},
		{"a crawler's archive", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", TypeWARC},
		{"RTF", `{\rtf1\ansi Talks}`, TypeRTF},
		{"a page", "<!DOCTYPE html><html><body>Talks</body></html>", TypeHTML},
		{"a feed", "<?xml version=\"1.0\"?>\n<!-- made\nby hand -->\n<rss version=\"2.0\"><channel>", TypeFeed},
		{"a feed of Atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">`, TypeFeed},
		{"a JSON Feed", `{"version": "https://jsonfeed.org/version/1.1", "title": "Talks"}`, TypeFeed},
		{"JSON that is no feed", `{"version": "1", "title": "Talks"}`, TypeJSON},
		{"a letter", "Talks resume\n\nThey met.", TypePlain},
	} {
		if got, _ := sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
