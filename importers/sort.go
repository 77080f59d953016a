package importers

import (
	"bytes"
	"strconv"
	"strings"

	"entrastudio/importers/recognise"
	"entrastudio/importers/source"
	"entrastudio/importers/text"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// part is one input of one kind; a paste can hold several.
type part struct {
	source.Source
	kind evidence.Kind
	// paste names the mixed text that this is a part of; empty where it is a
	// whole file.
	paste string
}

// sorted is everything that was given, by kind, and what could not be read.
type sorted struct {
	parts  []part
	pastes int
	unread []evidence.Unread
	// doubted are texts that were told by their names alone, and why they may be
	// none of their kind.
	doubted []evidence.Unread
}

// Unrecognised refuses a text that looks like no kind of evidence. It can be given
// again with its kind said.
type Unrecognised struct{ Refusal *refusal.Error }

func (u *Unrecognised) Error() string { return u.Refusal.Error() }

// Unwrap gives the refusal with the name of the file.
func (u *Unrecognised) Unwrap() error { return u.Refusal }

// sortOut makes readable text of every source and tells what it is. A paste
// that is a mixture becomes several parts.
func sortOut(sources []Source) (sorted, error) {
	var s sorted
	for _, given := range sources {
		if err := s.source(given); err != nil {
			return sorted{}, err
		}
	}
	if len(s.doubted) > 0 && len(s.doubted) == len(s.parts) {
		return sorted{}, unrecognised(s.doubted[0])
	}
	s.unread = append(s.unread, s.doubted...)
	return s, nil
}

// unrecognised refuses a text that was told by its name alone, where nothing
// beside it is evidence.
func unrecognised(doubt evidence.Unread) *Unrecognised {
	file := doubt.Place.File
	return &Unrecognised{Refusal: &refusal.Error{
		File: file, What: "nothing in it is recognised: " + doubt.Why,
		Hint: "a plan begins with apiVersion: " + plan.APIVersion + "; where it is a values file all the same, say values=" + file,
	}}
}

func (s *sorted) source(given Source) error {
	if given.Kind == "" && len(bytes.TrimSpace(given.Data)) == 0 {
		return &refusal.Error{File: given.Name, What: "there is nothing in it"}
	}
	read := text.Clean
	if given.Kind == evidence.KindPlan {
		read = text.Decode
	}
	t, err := read(given.Name, given.Data)
	if err != nil {
		return err
	}
	if given.Kind == "" && strings.TrimSpace(t.Data) == "" {
		return &refusal.Error{File: given.Name, What: "there is nothing in it"}
	}
	if given.Kind != "" {
		s.add(given, given.Kind, t, t.Data, "")
		return nil
	}
	if guess, ok := recognise.Whole(given.Name, t.Data); ok {
		return s.whole(given, guess, t)
	}
	return s.pieces(given, t)
}

// whole adds a text that is one input. A plan is taken as it stands: its signs
// are those that its author wrote.
func (s *sorted) whole(given Source, guess recognise.Guess, t text.Text) error {
	if guess.Unread {
		return &refusal.Error{File: given.Name, What: "this is " + guess.Why, Hint: guess.Hint}
	}
	if guess.Kind == evidence.KindPlan {
		plain, err := text.Decode(given.Name, given.Data)
		if err != nil {
			return err
		}
		t = plain
	}
	if guess.Doubt != "" {
		s.doubted = append(s.doubted, evidence.Unread{Place: evidence.Place{File: given.Name}, Why: guess.Doubt})
	}
	s.add(given, guess.Kind, t, t.Data, guess.Why)
	return nil
}

func (s *sorted) pieces(given Source, t text.Text) error {
	pieces := recognise.Split(t.Data)
	s.pastes++
	found := false
	for _, piece := range pieces {
		if piece.Unread {
			s.unread = append(s.unread, evidence.Unread{Place: evidence.Place{File: given.Name, Line: piece.First, Column: 1}, Why: piece.Why})
			continue
		}
		found = true
		part := given
		if piece.Service != "" {
			part.Service = piece.Service
		}
		s.add(part, piece.Kind, t, piece.Text, piece.Why)
		s.parts[len(s.parts)-1].paste = given.Name + "\x00" + strconv.Itoa(s.pastes)
	}
	if !found {
		return &Unrecognised{Refusal: &refusal.Error{
			File: given.Name, What: "nothing in it is recognised",
			Hint: "give the whole file or more of it, or on the command line say what it is, as in log=" + given.Name,
		}}
	}
	return nil
}

// bytesOf is a part's text: the bytes that were given where it is all of them and was
// not mended, for a file can be large.
func bytesOf(given Source, data string) []byte {
	if string(given.Data) == data {
		return given.Data
	}
	return []byte(data)
}

func (s *sorted) add(given Source, kind evidence.Kind, t text.Text, data, why string) {
	reasons := t.Mended
	if why != "" {
		reasons = append([]string{why}, t.Mended...)
	}
	s.parts = append(s.parts, part{
		kind: kind,
		Source: source.Source{
			Name: given.Name, Data: bytesOf(given, data), Said: given.Kind != "", Why: strings.Join(reasons, "; "), Service: given.Service,
		},
	})
}
