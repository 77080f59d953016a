package command

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/amount"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// comparisonText shows differences by registration.
func comparisonText(w io.Writer, c *reconcile.Comparison) {
	shared := sharedNotes(c)
	for _, registered := range c.Registrations {
		fmt.Fprintf(w, "\n%s", registered.Name)
		if registered.ClientID != "" {
			fmt.Fprintf(w, " (client ID %s)", registered.ClientID)
		}
		fmt.Fprintln(w)
		same := true
		for _, d := range c.Differences {
			if d.Registration == registered.Name {
				same = false
				differenceText(w, d)
			}
		}
		if same {
			fmt.Fprintln(w, "  as in the plan")
		}
		for _, note := range c.Notes {
			if note.Registration == registered.Name && !shared[note.Text] {
				fmt.Fprintf(w, "  note: %s\n", note.Text)
			}
		}
	}
	for _, text := range slices.Sorted(maps.Keys(shared)) {
		fmt.Fprintf(w, "\nnote, on every registration: %s\n", text)
	}
	if c.Same() {
		fmt.Fprintln(w, "\nnothing differs")
		return
	}
	fmt.Fprintf(w, "\n%s\n", amount.Of(len(c.Differences), "difference"))
}

// sharedNotes are what is noted of every registration, to be said once.
func sharedNotes(c *reconcile.Comparison) map[string]bool {
	count := map[string]int{}
	shared := map[string]bool{}
	for _, note := range c.Notes {
		count[note.Text]++
		if count[note.Text] == len(c.Registrations) && len(c.Registrations) > 1 {
			shared[note.Text] = true
		}
	}
	return shared
}

func differenceText(w io.Writer, d reconcile.Difference) {
	fmt.Fprintf(w, "  differs: %s\n    tenant: %s\n    plan:   %s\n", d.Title, d.Have, d.Want)
	if d.ByHand != "" {
		fmt.Fprintf(w, "    by hand: %s\n", d.ByHand)
	}
}

// changesText shows each change in words, as a call, and how it is taken back.
func changesText(w io.Writer, changes *reconcile.Changes) {
	for i, change := range changes.List {
		fmt.Fprintf(w, "\n%d. %s\n", i+1, change.Words)
		for _, detail := range change.Details {
			fmt.Fprintf(w, "   - %s\n", detail)
		}
		fmt.Fprintf(w, "   call: %s %s\n", change.Call.Method, change.Call.URL)
		if len(change.Call.Body) > 0 {
			fmt.Fprintf(w, "   body: %s\n", change.Call.Body)
		}
		fmt.Fprintf(w, "   undo: %s\n", change.TakenBack)
	}
	obstaclesText(w, changes)
	if !changes.Empty() {
		fmt.Fprintf(w, "\n%s, fingerprint %s\n", amount.Of(len(changes.List), "change"), changes.Fingerprint())
	}
}

func obstaclesText(w io.Writer, changes *reconcile.Changes) {
	if len(changes.Obstacles) > 0 {
		fmt.Fprintln(w, "\nnot changed:")
	}
	for _, o := range changes.Obstacles {
		fmt.Fprintf(w, "  %s: %s\n", o.Registration, o.Text)
		if o.Hint != "" {
			fmt.Fprintf(w, "    hint: %s\n", o.Hint)
		}
	}
}

// resultText says what became of each change.
func resultText(w io.Writer, result *reconcile.Result) {
	fmt.Fprintln(w)
	for _, o := range result.Outcomes {
		fmt.Fprintf(w, "%s: %s\n", o.State, o.Change.Words)
		if o.Kept != nil && o.Kept.Words != "" {
			fmt.Fprintf(w, "  it is %s\n", o.Kept.Words)
		}
	}
	fmt.Fprintf(w, "journal: %s\n", result.Run)
}

// editText shows what an edit changes in a plan.
func editText(w io.Writer, p *plan.Plan, edit plan.Edit) {
	for _, change := range edit.Changes {
		if strings.HasPrefix(change.Path, "registrations/+") {
			fmt.Fprintf(w, "  %s: comes into the plan\n", plainly(change.New.Text))
			continue
		}
		was := "was " + change.Old.String()
		if change.Old.Empty() {
			was = "not said before"
		}
		fmt.Fprintf(w, "  %s: %s (%s)\n", nameInPath(p, change.Path), orNone(change.New), was)
	}
}

func orNone(v catalog.Value) string {
	if v.Empty() {
		return "none"
	}
	return strings.Join(texts(v), ", ")
}

// texts are the items of a list, or a text as a list of one.
func texts(v catalog.Value) []string {
	switch {
	case v.Empty():
		return []string{}
	case v.Kind == catalog.List:
		return v.List
	}
	return []string{v.Text}
}

// nameInPath puts a registration's name in the place of its number.
func nameInPath(p *plan.Plan, path string) string {
	var index int
	var field string
	if _, err := fmt.Sscanf(strings.ReplaceAll(path, "/", " "), "registrations %d %s", &index, &field); err != nil || index >= len(p.Registrations) {
		return path
	}
	return p.Registrations[index].Name + " " + field
}
