package part

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func signs(lines []changedLine) []string {
	var all []string
	for _, one := range lines {
		all = append(all, fmt.Sprintf("%d %s%s", one.number, map[change]string{kept: " ", gone: "-", come: "+", skipped: "~"}[one.change], one.text))
	}
	return all
}

func TestADifferenceShowsWhatGoesAndComes(t *testing.T) {
	long := strings.Repeat("x\n", 20)
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{"equal", "a\n", "a\n", nil},
		{"all new", "", "a\nb\n", []string{"1 +a", "2 +b"}},
		{"all gone", "a\n", "", []string{"1 -a"}},
		{"a line changed", "a\nb\nc\n", "a\nB\nc\n", []string{"1  a", "2 -b", "2 +B", "3  c"}},
		{"only the last line feed", "a\nb", "a\nb\n", nil},
		{"a line added behind one without a line feed", "a", "a\nb", []string{"1  a", "2 +b"}},
		{
			"a hunk behind one with kept lines between its changes", "a\nb\nc\n1\n2\n3\n4\n5\n6\n7\nd\n", "b\nC\n1\n2\n3\n4\n5\n6\n7\nD\n",
			[]string{"1 -a", "1  b", "3 -c", "2 +C", "3  1", "4  2", "5  3", "0 ~", "7  5", "8  6", "9  7", "11 -d", "10 +D"},
		},
		{"far from the start", long + "a\n", long + "b\n", []string{"0 ~", "18  x", "19  x", "20  x", "21 -a", "21 +b"}},
	} {
		if diff := cmp.Diff(c.want, signs(difference(c.before, c.after))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestTextsThatAreTooDifferentAreReplacedAsAWhole(t *testing.T) {
	var before, after strings.Builder
	before.WriteString("same\n")
	after.WriteString("same\n")
	for i := range tooDifferent {
		fmt.Fprintf(&before, "old %d\n", i)
		fmt.Fprintf(&after, "new %d\n", i)
	}
	lines := difference(before.String(), after.String())
	if got := len(lines); got < 2*tooDifferent || got > 2*tooDifferent+2 {
		t.Errorf("%d lines for %d changed ones", got, 2*tooDifferent)
	}
}

// TestEveryLineOfADifferenceIsWhereItSays checks the numbers and that the sums
// come out.
func TestEveryLineOfADifferenceIsWhereItSays(t *testing.T) {
	text := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", ""}), 0, 30), joinLines)
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		old, fresh := splitLines(before), splitLines(after)
		lines := difference(before, after)
		for _, one := range lines {
			switch one.change {
			case gone:
				if old[one.number-1] != one.text {
					t.Fatalf("line %d is not %q in the old text", one.number, one.text)
				}
			case come, kept:
				if fresh[one.number-1] != one.text {
					t.Fatalf("line %d is not %q in the new text", one.number, one.text)
				}
			}
		}
		if more := balance(lines); more != len(fresh)-len(old) {
			t.Fatalf("%d lines more, want %d", more, len(fresh)-len(old))
		}
	})
}
