package document

import (
	"testing"

	"pgregory.net/rapid"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// TestAnyDaysWorkComesBackAsItWas edits, undoes, saves and crashes at random. After
// each crash the plan, every step to undo and to redo, and whether it is saved are
// what they were when the journal was written last.
func TestAnyDaysWorkComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		st := newStudio(t)
		s := st.open(st.write("acme.yaml", "acme"))
		for range rapid.IntRange(1, 30).Draw(r, "length") {
			switch rapid.SampledFrom([]string{"rename", "rename", "type", "undo", "redo", "save", "reload", "crash"}).Draw(r, "what") {
			case "rename":
				rename(t, s, rapid.StringMatching(`[a-c\x{e4}\x{f6}\x{1f600}\x{1f601}]{1,6}`).Draw(r, "name"))
			case "type":
				change := plan.Change{Path: "tenant/id", New: catalog.TextOf(rapid.StringMatching(`[a-f0-9-]{0,5}`).Draw(r, "id"))}
				must(t, s.Apply(plan.Edit{Label: "type", Changes: []plan.Change{change}}))
			case "undo":
				s.Undo()
			case "redo":
				s.Redo()
			case "save":
				must(t, s.Save())
			case "reload":
				must(t, s.Reload("reload"))
			case "crash":
				must(t, s.Flush())
				s.crash()
				again := st.open(s.Path())
				sameWork(r, s, again)
				s = again
			}
		}
		must(t, s.Close())
	})
}

func sameWork(r *rapid.T, was, is *Session) {
	if !is.Plan().Equal(was.Plan()) || is.Dirty() != was.Dirty() || is.Recovered() != was.Dirty() {
		r.Fatalf("after the crash: plan %q, dirty %v, recovered %v; before: %q, %v",
			is.Plan().Name, is.Dirty(), is.Recovered(), was.Plan().Name, was.Dirty())
	}
	for _, move := range []func(*Session) (string, bool){(*Session).Undo, (*Session).Redo} {
		moves := 0
		for {
			wasLabel, wasOK := move(was)
			isLabel, isOK := move(is)
			if wasLabel != isLabel || wasOK != isOK || !is.Plan().Equal(was.Plan()) {
				r.Fatalf("a step is %q %v, was %q %v", isLabel, isOK, wasLabel, wasOK)
			}
			if !isOK {
				break
			}
			moves++
		}
	}
}
