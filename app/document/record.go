package document

import (
	"encoding/hex"
	"encoding/json"
	"unicode/utf8"

	"entrastudio/model/plan"
)

// Flush writes the journal. A plan without a file and without changes needs none,
// and one that is open for reading only leaves that of its owner alone.
func (s *Session) Flush() error {
	if s.readOnly != "" {
		return nil
	}
	if s.path == "" && !s.Dirty() {
		return s.disk.Remove(s.journalPath())
	}
	j, err := s.record()
	if err != nil {
		return err
	}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return s.disk.Replace(s.journalPath(), append(data, '\n'))
}

func (s *Session) record() (journal, error) {
	first := max(0, len(s.history.steps)-journalSteps)
	j := journal{
		File: s.path, Hash: hex.EncodeToString(s.hash[:]),
		Cursor: max(0, s.history.cursor-first), Saved: s.history.saved - first,
	}
	if j.Saved < 0 {
		j.Saved = unsaved
	}
	steps := s.history.steps[first:]
	if err := s.history.compare(steps); err != nil {
		return journal{}, err
	}
	for i := range steps {
		entry := steps[i].entry.step
		entry.Label = steps[i].Label
		j.Steps = append(j.Steps, entry)
	}
	return j, nil
}

// entry is what the journal says of a step: the difference between two plans.
// Plans never change, so it holds as long as the two stand behind each other.
type entry struct {
	step     journalStep
	from, to *plan.Plan
}

// tail is the text of the plan that was compared last. The next step mostly
// follows it, so that the texts of all other steps need not be kept.
type tail struct {
	plan *plan.Plan
	text string
}

// compare makes the entries of the steps that have none yet.
func (h *history) compare(steps []Step) error {
	var before *plan.Plan
	for i := range steps {
		step := &steps[i]
		if step.entry.to != step.Plan || step.entry.from != before {
			was, err := h.textOf(before)
			if err != nil {
				return err
			}
			is, err := h.textOf(step.Plan)
			if err != nil {
				return err
			}
			step.entry = entry{step: difference(was, is), from: before, to: step.Plan}
		}
		before = step.Plan
	}
	return nil
}

// textOf is a plan's canonical text; nothing for no plan.
func (h *history) textOf(p *plan.Plan) (string, error) {
	if p == nil {
		return "", nil
	}
	if h.tail.plan != p {
		doc, err := plan.New(p)
		if err != nil {
			return "", err
		}
		h.tail = tail{plan: p, text: string(doc.Bytes())}
	}
	return h.tail.text, nil
}

// on makes the text after a step from the text before it.
func (s journalStep) on(text string) string { return text[:s.From] + s.Insert + text[s.To:] }

// difference keeps what two texts share at both ends out of the journal.
func difference(before, after string) journalStep {
	from := 0
	for from < len(before) && from < len(after) && before[from] == after[from] {
		from++
	}
	for !startsLetter(before, from) || !startsLetter(after, from) {
		from--
	}
	end := 0
	for end < len(before)-from && end < len(after)-from && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	for !startsLetter(after, len(after)-end) {
		end--
	}
	return journalStep{From: from, To: len(before) - end, Insert: after[from : len(after)-end]}
}

// startsLetter reports whether a letter begins at an offset, or the text ends
// there. JSON holds whole letters only: half of one would come back as another.
func startsLetter(text string, offset int) bool {
	return offset == 0 || offset == len(text) || utf8.RuneStart(text[offset])
}
