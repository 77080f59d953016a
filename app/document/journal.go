package document

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
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

// restore brings back the steps of an earlier session. Where the file was changed
// since, its own plan is shown, and unsaved work of that session stands behind it
// as a step that can be redone. A journal that cannot be used is left alone: the
// file itself is whole.
func (s *Session) restore() {
	if s.readOnly != "" {
		return
	}
	j, steps, err := readJournal(s.disk, s.journalPath())
	if err != nil {
		return
	}
	unsavedWork := j.Cursor != j.Saved
	if j.Hash == hex.EncodeToString(s.hash[:]) {
		s.history = &history{steps: steps, cursor: j.Cursor, saved: j.Saved}
		s.recovered = unsavedWork
		return
	}
	if unsavedWork {
		s.history.steps = append(s.history.steps, Step{Label: steps[j.Cursor].Label, Plan: steps[j.Cursor].Plan})
		s.behind = true
	}
}

func readJournal(disk Disk, path string) (*journal, []Step, error) {
	data, err := disk.Read(path)
	if err != nil {
		return nil, nil, err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, nil, err
	}
	if !j.sound() {
		return nil, nil, errUnsound
	}
	steps, err := j.replay()
	return &j, steps, err
}

// errUnsound reports a journal that contradicts itself.
var errUnsound = errors.New("the journal does not fit itself")

func (j *journal) sound() bool {
	return len(j.Steps) > 0 && j.Cursor >= 0 && j.Cursor < len(j.Steps) && j.Saved >= unsaved && j.Saved < len(j.Steps)
}

func (j *journal) replay() ([]Step, error) {
	steps := make([]Step, 0, len(j.Steps))
	text := ""
	for _, step := range j.Steps {
		if step.From < 0 || step.From > step.To || step.To > len(text) {
			return nil, errUnsound
		}
		text = step.on(text)
		doc, err := plan.Parse("journal", []byte(text))
		if err != nil {
			return nil, err
		}
		steps = append(steps, Step{Label: step.Label, Plan: doc.Plan()})
	}
	return steps, nil
}

// journalPath is in the state folder, named after the plan's path, so that a
// repository is not littered. A plan without a file has the name of its slot.
func (s *Session) journalPath() string {
	name := s.slot
	if s.path != "" {
		sum := sha256.Sum256([]byte(s.path))
		name = hex.EncodeToString(sum[:12])
	}
	return filepath.Join(s.state, journalFolder, name+".json")
}

// journalFolder is where journals stand below the state folder.
const journalFolder = "journal"
