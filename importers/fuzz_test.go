package importers_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/importers"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
)

// FuzzRead reads anything as anything: an input is read whole or refused in one
// line, and every place lies in it.
func FuzzRead(f *testing.F) {
	for _, text := range []string{callText, valuesText, envText, " audience \n---\n a\n", "AADSTS50011: x", `{"keys":[]}`, "services:\n  a: {}\n", "Bearer eyJhbGciOiJub25lIn0.e30."} {
		f.Add("", []byte(text))
		for _, kind := range importers.Kinds() {
			f.Add(string(kind), []byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		picture, err := importers.Read([]importers.Source{{Name: "f", Data: data, Kind: evidence.Kind(kind)}}, importers.Options{})
		if err != nil {
			var refused *refusal.Error
			if !errors.As(err, &refused) || strings.Contains(err.Error(), "\n") || picture != nil {
				t.Fatalf("%v with %v", err, picture)
			}
			return
		}
		// A carriage return, a form of UTF-16 and YAML's own line ends all
		// count as lines.
		lines := len(data) + 1
		for _, line := range picture.Log {
			if line.Place.Line < 1 || line.Place.Line > lines {
				t.Fatalf("%+v", line)
			}
		}
		for _, a := range picture.Audiences {
			if a.Place.Line < 1 || a.Place.Line > lines {
				t.Fatalf("%+v", a)
			}
		}
	})
}
