// Package pattern holds regular expressions that are compiled when they are
// first used. The readers of evidence know about a hundred; compiling them all
// took a third of the time in which a command starts, ends and is done.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression in the syntax of package regexp. Its methods
// are those of regexp.Regexp and may be used from several goroutines.
type Pattern struct {
	text     string
	once     sync.Once
	compiled *regexp.Regexp
}

// New gives a pattern and compiles nothing yet. The text is one of the program's
// own: one that does not compile is an impossible state, and panics at its first
// use, which the test of its rule makes.
func New(text string) *Pattern { return &Pattern{text: text} }

func (p *Pattern) regexp() *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(p.text) })
	return p.compiled
}

// String is the expression as it was given.
func (p *Pattern) String() string { return p.text }

// MatchString is that of regexp.Regexp, as are all below.
func (p *Pattern) MatchString(s string) bool { return p.regexp().MatchString(s) }

// FindString gives the first match.
func (p *Pattern) FindString(s string) string { return p.regexp().FindString(s) }

// FindStringIndex gives the place of the first match.
func (p *Pattern) FindStringIndex(s string) []int { return p.regexp().FindStringIndex(s) }

// FindStringSubmatch gives the first match and its groups.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.regexp().FindStringSubmatch(s) }

// FindStringSubmatchIndex gives the places of the first match and its groups.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.regexp().FindStringSubmatchIndex(s)
}

// FindAllString gives the first n matches, all with -1.
func (p *Pattern) FindAllString(s string, n int) []string { return p.regexp().FindAllString(s, n) }

// FindAllStringSubmatch gives the first n matches with their groups.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.regexp().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex gives the places of the first n matches and groups.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.regexp().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString puts a text, with $1 for groups, in the place of each match.
func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.regexp().ReplaceAllString(s, with)
}

// ReplaceAllStringFunc puts what a function makes of it in the place of each
// match.
func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.regexp().ReplaceAllStringFunc(s, with)
}
