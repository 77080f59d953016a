package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func TestACutTextFitsAndKeepsItsEnds(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zA-Z0-9:/.\-ä]{0,80}`).Draw(t, "text")
		width := rapid.Float32Range(30, 400).Draw(t, "width")
		style := fyne.TextStyle{Monospace: rapid.Bool().Draw(t, "mono")}
		cut := rapid.SampledFrom([]Cut{CutEnd, CutMiddle}).Draw(t, "cut")
		got := fit(text, width, 13, style, cut)
		if fyne.MeasureText(got, 13, style).Width > width {
			t.Fatalf("%q is wider than %v", got, width)
		}
		if got == text {
			return
		}
		front, back, _ := strings.Cut(got, ellipsis)
		if !strings.HasPrefix(text, front) || !strings.HasSuffix(text, back) {
			t.Fatalf("%q is not %q with a gap", got, text)
		}
		if cut == CutEnd && back != "" {
			t.Fatalf("%q is not cut at the end", got)
		}
	})
}

func TestATextThatFitsIsWhole(t *testing.T) {
	test.NewTempApp(t)
	for _, width := range []float32{0, 400} {
		if got := fit("Orchestration Cluster", width, 13, fyne.TextStyle{}, CutEnd); got != "Orchestration Cluster" {
			t.Errorf("in %v it is %q", width, got)
		}
	}
}
