package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/markdown"
)

func FuzzATextIsShownAsItIs(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.TrimSpace(given(text))
		if text == "" {
			return
		}
		var page bytes.Buffer
		if err := reader().Convert([]byte("Name: "+markdown.Text(text)+"\n"), &page); err != nil {
			t.Fatal(err)
		}
		if want := "<p>Name: " + escapeHTML(text) + "</p>\n"; page.String() != want {
			t.Errorf("%q is shown as\n%s", text, page.String())
		}
	})
}
