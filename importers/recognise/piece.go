package recognise

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/importers/logs"
	"entrastudio/model/evidence"
)

// Piece is one part of a paste. Its text has the lines of the whole paste, those
// of other parts empty, so that places in it are places in the paste.
type Piece struct {
	Guess
	Text string
	// First and Last are its lines, from 1. Columns hold as well.
	First, Last int
	// Service is whose env file the words above it say it is.
	Service string
}

// Split takes a mixed text apart: blocks of code, files, results and tokens are
// pieces of their own, and the words between them are read for telling lines.
// It gives nothing where nothing is recognised.
func Split(text string) []Piece {
	if len(text) > largestPaste {
		return words(text)
	}
	s := &splitter{lines: strings.Split(text, "\n"), charts: chartBlocks()}
	s.taken = make([]bool, len(s.lines))
	s.unquote()
	s.fences()
	s.blocks()
	s.prose()
	s.tokens()
	s.rest()
	slices.SortStableFunc(s.pieces, func(a, b Piece) int { return a.First - b.First })
	return s.pieces
}

// splitter walks the lines of a paste. A line that a piece took is not looked
// at again.
type splitter struct {
	lines  []string
	taken  []bool
	pieces []Piece
	charts map[string]bool
	// broken counts brackets that open no JSON document.
	broken int
}

// A paste is what a person can select and copy. A larger text is read for
// telling lines, but not taken apart.
const (
	largestPaste = 1 << 20
	mostPieces   = 50
)

// words is a text that is read for telling lines alone.
func words(text string) []Piece {
	if !logs.Tells(text) {
		return nil
	}
	return []Piece{{
		Guess: Guess{Kind: evidence.KindLog, Why: "it holds lines as logs and browsers show them"},
		Text:  text, First: 1, Last: strings.Count(text, "\n") + 1,
	}}
}

// take makes a piece of some lines.
func (s *splitter) take(guess Guess, lines []int) *Piece {
	kept := make([]string, len(s.lines))
	for _, i := range lines {
		kept[i], s.taken[i] = s.lines[i], true
	}
	first, last := lines[0]+1, lines[len(lines)-1]+1
	guess.Why = span(first, last) + guess.Why
	s.pieces = append(s.pieces, Piece{
		Guess: guess, Text: strings.TrimRight(strings.Join(kept, "\n"), "\n") + "\n", First: first, Last: last,
	})
	return &s.pieces[len(s.pieces)-1]
}

func span(first, last int) string {
	if first == last {
		return fmt.Sprintf("line %d: ", first)
	}
	return fmt.Sprintf("lines %d to %d: ", first, last)
}

func (s *splitter) run(first, last int) []int {
	lines := make([]int, 0, last-first+1)
	for i := first; i <= last; i++ {
		lines = append(lines, i)
	}
	return lines
}

// join is the text of some lines.
func (s *splitter) join(first, last int) string {
	return strings.Join(s.lines[first:last+1], "\n")
}

// rest reads the words that no piece took for telling lines.
func (s *splitter) rest() {
	var lines []int
	for i, line := range s.lines {
		if !s.taken[i] && strings.TrimSpace(line) != "" {
			lines = append(lines, i)
		}
	}
	if len(lines) == 0 {
		return
	}
	kept := make([]string, len(s.lines))
	for _, i := range lines {
		kept[i] = s.lines[i]
	}
	if logs.Tells(strings.Join(kept, "\n")) {
		piece := s.take(Guess{Kind: evidence.KindLog}, lines)
		piece.Why = "the words around hold lines as logs and browsers show them"
	}
}
