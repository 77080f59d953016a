package recognise_test

import (
	"strings"
	"testing"

	"entrastudio/importers/recognise"
)

// FuzzSplit takes anything apart: the lines of a piece are lines of the paste.
func FuzzSplit(f *testing.F) {
	f.Add("```\nA_B=c\n```\nglobal:\n  a: b\n\n audience \n---\n a\n\n{\n\"appId\":\"a\",\"web\":{}}\n/noPermission")
	f.Add("> A_B='c\n> d'\n> {\"iss\":\"a\",\"aud\":\"b\"}")
	f.Add("public.permissions\noperate-api, optimize-api")
	f.Fuzz(func(t *testing.T, text string) {
		given := strings.Split(text, "\n")
		for _, piece := range recognise.Split(text) {
			if piece.First < 1 || piece.Last < piece.First || piece.Last > len(given) || piece.Why == "" {
				t.Fatalf("%+v", piece)
			}
			for i, line := range strings.Split(piece.Text, "\n") {
				if strings.TrimSpace(line) != "" && (i < piece.First-1 || i > piece.Last-1) {
					t.Fatalf("line %d is outside of %d to %d: %q", i+1, piece.First, piece.Last, line)
				}
			}
		}
	})
}
