package check

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

func TestEveryDeclarationSaysAllThatAReaderNeeds(t *testing.T) {
	seen := map[Code]bool{}
	for _, d := range Declarations() {
		if d.Title == "" || d.Explanation == "" || d.Mend == "" || len(d.SeenIn) == 0 {
			t.Errorf("%s: title, explanation, mend and seenIn are all wanted", d.Code)
		}
		if d.Severity != Error && d.Severity != Warning && d.Severity != Note {
			t.Errorf("%s: severity %q", d.Code, d.Severity)
		}
		if seen[d.Code] {
			t.Errorf("%s is declared twice", d.Code)
		}
		seen[d.Code] = true
		if found, ok := Lookup(d.Code); !ok || found.Title != d.Title {
			t.Errorf("%s: Lookup does not find it", d.Code)
		}
	}
}

func TestCausesComeBeforeWhatTheyBringAbout(t *testing.T) {
	for _, d := range Declarations() {
		for _, cause := range d.Causes {
			at, declared := positions()[cause]
			if !declared {
				t.Errorf("%s: its cause %s is not declared", d.Code, cause)
			} else if at >= positions()[d.Code] {
				t.Errorf("%s comes before its cause %s", d.Code, cause)
			}
		}
	}
}

func TestAnEmptyPictureGivesNothing(t *testing.T) {
	for _, minor := range append(catalog.Minors(), "", "7.19") {
		if found := Run(&evidence.Picture{Minor: minor}, Options{}); len(found) > 0 {
			t.Errorf("%q: %v", minor, found)
		}
	}
}
