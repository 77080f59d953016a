package document

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"

	"entrastudio/model/plan"
)

// journalSteps is how many undo steps survive a restart.
const journalSteps = 200

// journal is the history as it is kept on disk. Each step holds what changed in
// the canonical text since the step before, so that a long session stays small.
type journal struct {
	// File is the plan's path, and Hash the file's hash at the last save.
	File   string        `json:"file"`
	Hash   string        `json:"hash"`
	Cursor int           `json:"cursor"`
	Saved  int           `json:"saved"`
	Steps  []journalStep `json:"steps"`
}

// journalStep puts Insert in the place of the bytes From to To.
type journalStep struct {
	Label  string `json:"label"`
	From   int    `json:"from"`
	To     int    `json:"to"`
	Insert string `json:"insert"`
}

// Flush writes the journal. It is cheap when nothing has changed since.
func (s *Session) Flush() error {
	if s.path == "" && !s.Dirty() {
		return nil
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
	before := ""
	for i := range s.history.steps[first:] {
		step := &s.history.steps[first+i]
		text, err := step.canonical()
		if err != nil {
			return journal{}, err
		}
		j.Steps = append(j.Steps, difference(step.Label, before, text))
		before = text
	}
	return j, nil
}

// canonical is the text of the plan of a step. It is kept, because the journal is
// written again after every change and most steps stay as they are.
func (s *Step) canonical() (string, error) {
	if s.textOf != s.Plan {
		doc, err := plan.New(s.Plan)
		if err != nil {
			return "", err
		}
		s.text, s.textOf = string(doc.Bytes()), s.Plan
	}
	return s.text, nil
}

// difference keeps what two texts share at both ends out of the journal.
func difference(label, before, after string) journalStep {
	from := 0
	for from < len(before) && from < len(after) && before[from] == after[from] {
		from++
	}
	end := 0
	for end < len(before)-from && end < len(after)-from && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return journalStep{Label: label, From: from, To: len(before) - end, Insert: after[from : len(after)-end]}
}

// restore brings back the steps of an earlier session of the same, unchanged
// file. A journal that cannot be used is left alone: the file itself is whole.
func (s *Session) restore() {
	if s.readOnly != "" {
		return
	}
	data, err := s.disk.Read(s.journalPath())
	if err != nil {
		return
	}
	var j journal
	if json.Unmarshal(data, &j) != nil || j.Hash != hex.EncodeToString(s.hash[:]) || !j.sound() {
		return
	}
	steps, err := j.replay()
	if err != nil {
		return
	}
	s.history = &history{steps: steps, cursor: j.Cursor, saved: j.Saved}
	s.recovered = s.history.dirty()
}

func (j *journal) sound() bool {
	return len(j.Steps) > 0 && j.Cursor >= 0 && j.Cursor < len(j.Steps) && j.Saved < len(j.Steps)
}

func (j *journal) replay() ([]Step, error) {
	steps := make([]Step, 0, len(j.Steps))
	text := ""
	for _, step := range j.Steps {
		if step.From < 0 || step.From > step.To || step.To > len(text) {
			return nil, errors.New("the journal does not fit itself")
		}
		text = text[:step.From] + step.Insert + text[step.To:]
		doc, err := plan.Parse("journal", []byte(text))
		if err != nil {
			return nil, err
		}
		steps = append(steps, Step{Label: step.Label, Plan: doc.Plan()})
	}
	return steps, nil
}

// journalPath is in the state folder, named after the plan's path, so that a
// repository is not littered.
func (s *Session) journalPath() string {
	name := "untitled"
	if absolute, err := filepath.Abs(s.path); s.path != "" && err == nil {
		sum := sha256.Sum256([]byte(absolute))
		name = hex.EncodeToString(sum[:12])
	}
	return filepath.Join(s.state, "journal", name+".json")
}

// RecoverUntitled brings back a plan that was never saved, as it stood when the
// program ended without asking; false where there is none.
func RecoverUntitled(disk Disk, stateFolder string) (*Session, bool) {
	s := &Session{disk: disk, state: stateFolder}
	data, err := disk.Read(s.journalPath())
	if err != nil {
		return nil, false
	}
	var j journal
	if json.Unmarshal(data, &j) != nil || j.File != "" || !j.sound() {
		return nil, false
	}
	steps, err := j.replay()
	if err != nil {
		return nil, false
	}
	text, err := plan.New(steps[0].Plan)
	if err != nil {
		return nil, false
	}
	s.text = text
	s.history = &history{steps: steps, cursor: j.Cursor, saved: j.Saved}
	s.recovered = true
	return s, true
}

// Discard takes the journal away, after the person has said that unsaved
// changes may go.
func (s *Session) Discard() error { return s.disk.Remove(s.journalPath()) }

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) }
