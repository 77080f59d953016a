package recognise

import (
	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// within finds a token among other words.
var within = pattern.New(`\bey[JKA-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)+|[?#&](?:access_token|id_token)=`)

// tokens makes one piece of all lines with tokens in them. The lines stay free:
// the words around a token may tell something too.
func (s *splitter) tokens() {
	var lines []int
	for i, line := range s.lines {
		if !s.taken[i] && within.MatchString(line) {
			lines = append(lines, i)
		}
	}
	if len(lines) == 0 {
		return
	}
	s.take(Guess{Kind: evidence.KindToken, Why: "tokens among other words"}, s.wrapped(lines))
	for _, i := range lines {
		s.taken[i] = false
	}
}

var onlyToken = pattern.New(`^[A-Za-z0-9_.-]{8,}$`)

// wrapped adds the lines that a token goes on in, where a mail program broke
// it.
func (s *splitter) wrapped(lines []int) []int {
	var all []int
	for at, i := range lines {
		all = append(all, i)
		for next := i + 1; next < len(s.lines) && !s.taken[next] && onlyToken.MatchString(s.lines[next]); next++ {
			if at+1 < len(lines) && lines[at+1] == next {
				break
			}
			all = append(all, next)
			s.taken[next] = true
		}
	}
	return all
}
