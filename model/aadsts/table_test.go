package aadsts

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
)

func TestTheTableReadsAndSaysEverything(t *testing.T) {
	if _, err := loaded(); err != nil {
		t.Fatal(err)
	}
	if len(All()) < 100 {
		t.Fatalf("%d codes, too few for the table", len(All()))
	}
	for _, m := range All() {
		if n, err := strconv.Atoi(m.Code); err != nil || n < 16000 {
			t.Errorf("%s is no number of Entra's", m.Code)
		}
		if found, ok := Lookup(m.Code); !ok || found.Title != m.Title {
			t.Errorf("%s: Lookup does not find it", m.Code)
		}
		for _, text := range []string{m.Title, m.Text, m.Fix} {
			if !unicode.IsUpper([]rune(text)[0]) || strings.Contains(text, "\n") {
				t.Errorf("%s: %q is not one line that begins with a capital", m.Code, text)
			}
		}
		if strings.HasSuffix(m.Title, ".") || !strings.HasSuffix(m.Text, ".") || !strings.HasSuffix(m.Fix, ".") {
			t.Errorf("%s: meaning and fix are sentences, a title is none", m.Code)
		}
	}
}

func TestCodesThatPeopleMeetMostAreKnown(t *testing.T) {
	for _, code := range []string{"50011", "65001", "700016", "7000215", "7000222", "7000218", "9002326", "9002327", "90014", "70011", "500011", "50105", "900561"} {
		if _, ok := Lookup(code); !ok {
			t.Errorf("%s is not known", code)
		}
	}
	if _, ok := Lookup("1"); ok {
		t.Error("a code that Entra does not have is known")
	}
	if link := Link("50011"); !strings.HasSuffix(link, "=50011") {
		t.Errorf("the link %s is not the code's", link)
	}
}

func TestBrokenTablesAreRefused(t *testing.T) {
	const whole = `- {codes: "1", title: T, meaning: M., fix: F., source: S}` + "\n"
	for name, text := range map[string]string{
		"a code twice":   whole + whole,
		"a lost field":   `- {codes: "1", title: T, meaning: M., source: S}`,
		"an extra field": `- {codes: "1", title: T, meaning: M., fix: F., source: S, cause: x}`,
		"no list":        "codes: 1",
	} {
		if _, err := parse([]byte(text)); err == nil {
			t.Errorf("%s is not refused", name)
		}
	}
	if _, err := parse([]byte(whole)); err != nil {
		t.Error(err)
	}
}
