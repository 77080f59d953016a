package reconcile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"entrastudio/model/refusal"
)

// Run is one apply or undo, as its journal tells it.
type Run struct {
	// Name begins with the run's number.
	Name string    `json:"name"`
	At   time.Time `json:"at"`
	// TenantID and Account say where, and who it was; Plan is the plan's name.
	TenantID string `json:"tenantId"`
	Account  string `json:"account"`
	Plan     string `json:"plan"`
	// Undoes is the name of the run that this one took back.
	Undoes string `json:"undoes,omitempty"`
	// Count is how many changes were meant, Made how many of them are known to
	// be made.
	Count int `json:"count"`
	Made  int `json:"made"`

	steps []recorded
}

// recorded is one change in a journal.
type recorded struct {
	step
	words string
	state recordedState
}

type recordedState uint8

const (
	// unsure is a call whose answer never came.
	unsure recordedState = iota
	made
	failed
)

// journalLimit is the size over which a journal is none of ours.
const journalLimit = 64 << 20

// Runs lists the journals of a tenant, newest first. A journal that cannot be
// read is an error: what it says may still have to be undone.
func (f Folder) Runs(tenantID string) ([]*Run, error) {
	entries, err := os.ReadDir(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the journals: %w", err)
	}
	var runs []*Run
	for _, entry := range slices.Backward(entries) {
		if !strings.HasSuffix(entry.Name(), journalEnding) {
			continue
		}
		run, err := readRun(filepath.Join(f.path, entry.Name()))
		if err != nil {
			return nil, err
		}
		if run != nil && strings.EqualFold(run.TenantID, tenantID) {
			runs = append(runs, run)
		}
	}
	return runs, nil
}

// LastToUndo is the newest run of a plan that was neither taken back nor took
// another back; nil where there is none.
func LastToUndo(runs []*Run, planName string) *Run {
	undone := map[string]bool{}
	for _, run := range runs {
		if run.Undoes != "" {
			undone[run.Undoes] = undone[run.Undoes] || run.Made == run.Count
			continue
		}
		if run.Plan == planName && !undone[run.Name] && run.touched() {
			return run
		}
	}
	return nil
}

// touched reports that a run may have changed something.
func (r *Run) touched() bool {
	return slices.ContainsFunc(r.steps, func(s recorded) bool { return s.state != failed })
}

func readRun(path string) (*Run, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, journalLimit+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > journalLimit:
		return nil, &refusal.Error{File: path, What: "this journal is too large to be one"}
	}
	run, err := parseRun(path, text)
	if run != nil {
		run.Name = runName(path)
	}
	return run, err
}

// parseRun reads a journal. A last line without its end was being written when
// the program was killed, before the call that it speaks of; a journal that
// never got its first line belongs to a run that did nothing.
func parseRun(path string, text []byte) (*Run, error) {
	complete := bytes.Split(text, []byte("\n"))
	complete = complete[:len(complete)-1]
	if len(complete) == 0 {
		return nil, nil
	}
	run := &Run{}
	for i, one := range complete {
		var l line
		if err := json.Unmarshal(one, &l); err != nil {
			return nil, broken(path, i, "this is no line of a journal: "+err.Error())
		}
		if what := run.take(l, i == 0); what != "" {
			return nil, broken(path, i, what)
		}
	}
	return run, nil
}

func broken(path string, index int, what string) error {
	return &refusal.Error{File: path, Line: index + 1, Column: 1, What: what, Hint: "the journal was changed or damaged: undo by hand what it names, then move it away"}
}

// take adds a line to a run, or says what is wrong with it.
func (r *Run) take(l line, first bool) string {
	switch {
	case first && l.Run == nil:
		return "a journal begins with its run"
	case first && l.Run.Version != journalVersion:
		return fmt.Sprintf("this journal is of form %d, and this program knows form %d", l.Run.Version, journalVersion)
	case first:
		h := l.Run
		r.At, r.TenantID, r.Account, r.Plan, r.Undoes, r.Count = h.At, h.TenantID, h.Account, h.Plan, h.Undoes, h.Count
	case l.Begin != nil && l.Begin.Number == len(r.steps)+1:
		r.steps = append(r.steps, recorded{step: l.Begin.step, words: l.Begin.Words})
	case l.Done != nil && l.Done.Number == len(r.steps) && l.Done.Number > 0:
		last := &r.steps[len(r.steps)-1]
		last.step, last.state = l.Done.step, made
		r.Made++
	case l.Failed != nil && l.Failed.Number == len(r.steps) && l.Failed.Number > 0:
		r.steps[len(r.steps)-1].state = failed
	default:
		return "this line does not follow from those before it"
	}
	return ""
}
