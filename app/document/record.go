package document

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"entrastudio/model/plan"
)

// Flush writes the journal and waits for it.
func (s *Session) Flush() error { return s.Record().Write() }

// Record is the journal of one moment. It is taken from the session's goroutine in
// no time, and may be written from any other while the session goes on.
type Record struct {
	recorder *recorder
	number   int
	path     string
	// needless says that there is nothing to keep: what stands there goes.
	needless bool
	journal  journal
	steps    []Step
}

// Record takes down the history as it stands. A plan without a file and without
// changes needs no journal, and one that is open for reading only leaves that of
// its owner alone.
func (s *Session) Record() Record {
	if s.readOnly != "" {
		return Record{}
	}
	r := Record{recorder: s.recorder, number: s.recorder.issue(), path: s.journalPath()}
	if s.path == "" && !s.Dirty() {
		r.needless = true
		return r
	}
	r.steps = s.history.steps
	r.journal = journal{File: s.path, Hash: hex.EncodeToString(s.hash[:]), Cursor: s.history.cursor, Saved: s.history.saved}
	r = r.newest(journalSteps)
	r.steps = slices.Clone(r.steps)
	return r
}

// newest leaves so many steps in a record: the newest, or where all of those were
// undone, the one that is shown and what stands behind it.
func (r Record) newest(most int) Record {
	first := max(0, min(len(r.steps)-most, r.journal.Cursor))
	r.steps = r.steps[first:min(len(r.steps), first+most)]
	r.journal.Cursor -= first
	if r.journal.Saved -= first; r.journal.Saved < 0 || r.journal.Saved >= len(r.steps) {
		r.journal.Saved = unsaved
	}
	return r
}

// Write puts the journal in the place of the one before. A record that is older
// than what was written or let go of meanwhile writes nothing.
func (r Record) Write() error {
	if r.recorder == nil {
		return nil
	}
	return r.recorder.write(r)
}

// recorder writes the records of a session in their order, and remembers how the
// plans differ, since most stand in the next record again.
type recorder struct {
	disk   Disk
	issued atomic.Int64
	// largest is the size in bytes over which a journal could not be read back.
	largest int

	mu sync.Mutex
	// done is the number of the newest record that was written or let go of.
	done int
	// entries are those of the last record, by the plan that each leads to.
	entries map[*plan.Plan]entry
	tail    tail
}

func newRecorder(disk Disk) *recorder { return &recorder{disk: disk, largest: sizeLimit - 1} }

func (r *recorder) issue() int { return int(r.issued.Add(1)) }

// forget takes the journal at a path away, and every record that is still to be
// written with it.
func (r *recorder) forget(path string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done = r.issue()
	return r.disk.Remove(path)
}

func (r *recorder) write(what Record) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if what.number <= r.done {
		return nil
	}
	if what.needless {
		r.done = what.number
		return r.disk.Remove(what.path)
	}
	data, err := r.encode(what)
	for err == nil && len(data) > r.largest && len(what.steps) > 1 {
		what = what.newest(len(what.steps) / 2)
		data, err = r.encode(what)
	}
	switch {
	case err != nil:
		return err
	case len(data) > r.largest:
		return errTooLarge
	}
	if err := r.disk.Replace(what.path, data); err != nil {
		return err
	}
	r.done = what.number
	return nil
}

// errTooLarge reports a plan that not even one step of can be read back.
var errTooLarge = errors.New("this plan is too large to be kept between two saves; save it often")

// encode is a record as it stands in the file.
func (r *recorder) encode(what Record) ([]byte, error) {
	steps, err := r.compare(what.steps)
	if err != nil {
		return nil, err
	}
	what.journal.Steps = steps
	data, err := json.Marshal(what.journal)
	return append(data, '\n'), err
}

// entry is what the journal says of a step: the difference between two plans.
// Plans never change, so it holds as long as the two stand behind each other.
type entry struct {
	step journalStep
	from *plan.Plan
}

// tail is the text of the plan that was compared last. The next step mostly
// follows it, so that the texts of all other steps need not be kept.
type tail struct {
	plan *plan.Plan
	text string
}

// compare makes the entries of the steps, anew for those that have none yet.
func (r *recorder) compare(steps []Step) ([]journalStep, error) {
	var before *plan.Plan
	var made []journalStep
	entries := map[*plan.Plan]entry{}
	for _, step := range steps {
		known, ok := r.entries[step.Plan]
		if !ok || known.from != before {
			was, err := r.textOf(before)
			if err != nil {
				return nil, err
			}
			is, err := r.textOf(step.Plan)
			if err != nil {
				return nil, err
			}
			known = entry{step: difference(was, is), from: before}
		}
		entries[step.Plan] = known
		known.step.Label = step.Label
		made = append(made, known.step)
		before = step.Plan
	}
	r.entries = entries
	return made, nil
}

// textOf is a plan's canonical text; nothing for no plan.
func (r *recorder) textOf(p *plan.Plan) (string, error) {
	if p == nil {
		return "", nil
	}
	if r.tail.plan != p {
		doc, err := plan.New(p)
		if err != nil {
			return "", err
		}
		r.tail = tail{plan: p, text: string(doc.Bytes())}
	}
	return r.tail.text, nil
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
