package workbench

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"entrastudio/app/document"
	"entrastudio/app/handover"
	"entrastudio/model/plan"
	"entrastudio/views/export"
)

// exporting makes, compares and writes the export of the plan, off the window's
// goroutine. The panel asks after every check, so the export is made anew only for
// another plan, other parts or another place to compare with.
type exporting struct {
	w *Workbench
	// session is the plan in work that the rest is about.
	session *document.Session
	ready   func()
	// only lists the chosen parts; nil is the whole bundle.
	only []string
	// target is the place that the export goes to and is compared with; empty for
	// the one that follows from the plan. recipients are whom it is encrypted to.
	target     string
	recipients string
	// made is what was made last, work how far the next one has come, and stop ends
	// it; both are nil while nothing is done.
	made made
	work *export.Work
	stop context.CancelFunc
	// asked says that the export is to be written once it is made.
	asked bool
}

// wish is what an export is made of and compared with.
type wish struct {
	plan   *plan.Plan
	only   string
	target string
}

// made is an export and what is shown of it.
type made struct {
	wish
	bundle *handover.Bundle
	// preview lacks what changes without a new export: parts and work.
	preview export.Preview
}

// OnReady is part of export.Source.
func (e *exporting) OnReady(f func()) { e.ready = f }

// Want is part of export.Source. While one export is made, further wishes only ask
// for another one behind it.
func (e *exporting) Want() {
	if session := e.w.Session(); session != e.session {
		e.session, e.only, e.target = session, nil, ""
	}
	next := wish{e.w.Plan(), strings.Join(e.only, ","), e.place()}
	if e.stop != nil || next == e.made.wish {
		return
	}
	e.make(next)
}

// make makes the export of a wish and compares it with what stands at its place.
func (e *exporting) make(next wish) {
	text, only, zone := e.w.Session().Text(), slices.Clone(e.only), e.w.params.Now().Location()
	e.begin(false, func(step handover.Step) func() {
		result := makeExport(text, next, only, step, zone)
		return func() { e.finished(result) }
	})
}

// finished takes over what was made. A stopped export counts as made, so that it is
// not begun again before something changes.
func (e *exporting) finished(result made) {
	e.made = result
	e.Want()
	if e.asked && e.stop == nil {
		e.asked = false
		e.Write()
	}
}

// patience is how long making takes before it is told of: a shorter word would
// only flicker.
const patience = 200 * time.Millisecond

// begin runs work in the background, shows how far it has come, and then does on
// the window's goroutine what the work gives back.
func (e *exporting) begin(writing bool, work func(handover.Step) (then func())) {
	ctx, stop := context.WithCancel(context.Background())
	e.stop = stop
	now, began := e.w.params.Now, e.w.params.Now()
	step := func(what string, done, of int) error {
		if !writing && now().Sub(began) < patience {
			return ctx.Err()
		}
		e.w.params.Post(func() {
			if ctx.Err() == nil {
				e.work = &export.Work{Writing: writing, What: what, Done: done, Of: of}
				e.tell()
			}
		})
		return ctx.Err()
	}
	e.w.params.Background(func() {
		then := work(step)
		e.w.params.Post(func() {
			stop()
			e.stop, e.work = nil, nil
			then()
			e.tell()
		})
	})
}

func (e *exporting) tell() {
	if e.ready != nil {
		e.ready()
	}
}

// Stop is part of export.Source.
func (e *exporting) Stop() {
	if e.stop != nil {
		e.stop()
	}
}

// Again is part of export.Source.
func (e *exporting) Again() {
	e.made.wish = wish{}
	e.Want()
	e.tell()
}

// stopped reports work that the person ended.
func stopped(err error) bool { return errors.Is(err, context.Canceled) }

// Preview is part of export.Source.
func (e *exporting) Preview() export.Preview {
	p := e.made.preview
	p.Work, p.Place, p.Whole = e.work, e.made.target, e.only == nil
	chosen := e.chosen()
	for _, name := range handover.Parts() {
		p.Parts = append(p.Parts, export.Part{Name: name, Chosen: slices.Contains(chosen, name)})
	}
	return p
}

// chosen lists the parts that the export is made of.
func (e *exporting) chosen() []string {
	if e.only != nil {
		return e.only
	}
	return handover.PartsOf(e.w.Plan().Deployment.With)
}

// Choose is part of export.Source. The parts of a whole bundle, all of them and no
// other, are the whole bundle; the last part cannot be left out.
func (e *exporting) Choose(part string, chosen bool) {
	before := e.chosen()
	var next []string
	for _, name := range handover.Parts() {
		if name == part && chosen || name != part && slices.Contains(before, name) {
			next = append(next, name)
		}
	}
	if slices.Equal(next, handover.PartsOf(e.w.Plan().Deployment.With)) {
		next = nil
	}
	if next != nil || chosen || len(before) > 1 {
		e.only = next
	}
	e.Want()
	e.tell()
}
