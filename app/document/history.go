package document

import "entrastudio/model/plan"

// Step is one entry of a history: what was done, and the plan after it.
type Step struct {
	Label string
	Plan  *plan.Plan
	// coalesce is the field whose typing this step gathers; empty for a step
	// that stands alone.
	coalesce string
}

// history is the undo stack. Plans in it are never changed, so a step is a
// pointer; the cursor stands on the plan that is shown.
type history struct {
	steps  []Step
	cursor int
	saved  int
}

// unsaved marks that the saved plan is no longer reachable by undo or redo.
const unsaved = -1

func newHistory(p *plan.Plan) *history {
	return &history{steps: []Step{{Plan: p}}}
}

func (h *history) plan() *plan.Plan { return h.steps[h.cursor].Plan }

// push adds a step behind the cursor and forgets what could be redone. Typing
// in one field is one step, as long as nothing came between and it was not
// saved meanwhile.
func (h *history) push(step Step) {
	if h.saved > h.cursor {
		h.saved = unsaved
	}
	h.steps = h.steps[:h.cursor+1]
	last := &h.steps[h.cursor]
	if step.coalesce != "" && step.coalesce == last.coalesce && h.saved != h.cursor {
		last.Plan = step.Plan
		return
	}
	h.steps = append(h.steps, step)
	h.cursor++
}

// settle ends the gathering of typing, as when a field loses the focus.
func (h *history) settle() { h.steps[h.cursor].coalesce = "" }

func (h *history) undo() (label string, ok bool) {
	if h.cursor == 0 {
		return "", false
	}
	label = h.steps[h.cursor].Label
	h.cursor--
	h.settle()
	return label, true
}

func (h *history) redo() (label string, ok bool) {
	if h.cursor == len(h.steps)-1 {
		return "", false
	}
	h.cursor++
	return h.steps[h.cursor].Label, true
}

func (h *history) undoLabel() (string, bool) { return h.steps[h.cursor].Label, h.cursor > 0 }

func (h *history) redoLabel() (string, bool) {
	if h.cursor == len(h.steps)-1 {
		return "", false
	}
	return h.steps[h.cursor+1].Label, true
}

func (h *history) dirty() bool { return h.saved != h.cursor }

func (h *history) markSaved() {
	h.saved = h.cursor
	h.settle()
}
