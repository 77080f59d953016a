package lookup

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
)

// Names are what a deployment's files say, without their values: the paths of
// values files and the variables of containers. Only names that some minor
// reads count; people's own say nothing.
type Names struct {
	Paths     []string
	Variables []VariableName
	// Images are images with their tags; a tag may name the minor.
	Images []string
}

// VariableName is a variable and whose it is; an empty component fits any.
type VariableName struct {
	Component catalog.Name
	Name      string
}

// Guess is the minor that a set of names fits.
type Guess struct {
	Minor catalog.Minor
	// Why says what speaks for it, in one sentence.
	Why string
	// Sure is false where another minor fits as well; the newest of them is
	// the guess, unless it has not been released.
	Sure bool
}

// Recognise finds the minor that reads most of the names. It loads the
// catalogues of all minors.
func Recognise(names Names) (Guess, error) {
	if guess, ok := fromImages(names.Images); ok {
		return guess, nil
	}
	scores, err := scoreAll(names)
	if err != nil {
		return Guess{}, err
	}
	best := scores[0]
	for _, s := range scores[1:] {
		if s.unread < best.unread || s.unread == best.unread && (s.told >= best.told && s.minor != catalog.V810 || s.told > best.told) {
			best = s
		}
	}
	guess := Guess{Minor: best.minor, Sure: true}
	for _, s := range scores {
		if s.minor != best.minor && s.unread == best.unread {
			guess.Sure = false
		}
	}
	guess.Why = best.why(scores)
	return guess, nil
}

// fromImages takes the minor that the tags of Camunda's images name, when they
// agree.
func fromImages(images []string) (Guess, bool) {
	var guess Guess
	for _, image := range images {
		at := strings.LastIndexByte(image, ':')
		if at < 0 || !strings.Contains(image[:at], "camunda") {
			continue
		}
		parts := strings.SplitN(image[at+1:], ".", 3)
		if len(parts) < 2 {
			continue
		}
		minor := catalog.Minor(parts[0] + "." + strings.SplitN(parts[1], "-", 2)[0])
		if !minor.Known() {
			continue
		}
		if guess.Minor != "" && guess.Minor != minor {
			return Guess{}, false
		}
		guess = Guess{Minor: minor, Sure: true, Why: "the image " + image + " says so"}
	}
	return guess, guess.Minor != ""
}

// score counts how well a minor fits.
type score struct {
	minor catalog.Minor
	// unread counts the names that only other minors read, told those that
	// this one reads and not every minor does.
	unread, told int
	// example is a name that not every minor reads.
	example string
}

func (s score) why(all []score) string {
	if s.example == "" {
		return fmt.Sprintf("nothing in it tells the minors apart; %s is taken", s.minor)
	}
	var equal []catalog.Minor
	for _, other := range all {
		if other.unread == s.unread && other.minor != s.minor {
			equal = append(equal, other.minor)
		}
	}
	if len(equal) > 0 {
		return fmt.Sprintf("%s fits, as do %v: %s is among what they read", s.minor, equal, s.example)
	}
	return fmt.Sprintf("%s reads %s and %d more that other minors do not", s.minor, s.example, s.told-1)
}

func scoreAll(names Names) ([]score, error) {
	var scores []score
	var readers []reader
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			return nil, err
		}
		readers = append(readers, reader{c})
		scores = append(scores, score{minor: minor})
	}
	count := func(name string, reads func(reader) bool) {
		by := make([]bool, len(readers))
		for i, r := range readers {
			by[i] = reads(r)
		}
		if !slices.Contains(by, true) || !slices.Contains(by, false) {
			return
		}
		for i := range scores {
			scores[i].count(name, by[i])
		}
	}
	for _, path := range names.Paths {
		count(path, func(r reader) bool { return r.path(path) })
	}
	for _, v := range names.Variables {
		count(v.Name, func(r reader) bool { return r.variable(v) })
	}
	return scores, nil
}

func (s *score) count(name string, read bool) {
	if !read {
		s.unread++
		return
	}
	s.told++
	if s.example == "" {
		s.example = name
	}
}

// Fits looks for another minor than the given one that the names fit better.
// It is empty where the names fit the given one, or where no other explains
// clearly more of them: a few keys too many are mistakes in a file, not a file
// for another minor. Other catalogues are loaded only when the given one
// leaves names unread.
func Fits(given catalog.Minor, names Names) (Guess, error) {
	c, err := catalog.Of(given)
	if err != nil {
		return Guess{}, err
	}
	r := reader{c}
	if r.unread(names) < fewest {
		return Guess{}, nil
	}
	scores, err := scoreAll(names)
	if err != nil {
		return Guess{}, err
	}
	own := scores[slices.IndexFunc(scores, func(s score) bool { return s.minor == given })]
	best := own
	for _, s := range scores {
		if s.unread < best.unread {
			best = s
		}
	}
	if own.unread-best.unread < fewest || best.unread*2 > own.unread {
		return Guess{}, nil
	}
	return Guess{Minor: best.minor, Sure: true, Why: best.why(scores)}, nil
}

// fewest is how many more names another minor must explain before a file is
// said to be made for it.
const fewest = 4

// reader asks one minor what it reads.
type reader struct{ c *catalog.Catalog }

// path asks about a path that is worth a word in this minor or in another: a
// removed or ignored key speaks against a minor.
func (r reader) path(path string) bool {
	if key := r.c.KeyAt(path); key != nil && key.Fate != catalog.KeyDeprecated {
		return false
	}
	return r.c.ReadsPath(path)
}

func (r reader) variable(v VariableName) bool {
	if v.Component != "" {
		return r.c.Knows(v.Component, v.Name)
	}
	if len(r.c.ByVariable(v.Name)) > 0 {
		return true
	}
	for i := range r.c.Components {
		if r.c.KnownVariable(r.c.Components[i].Name, v.Name) != nil {
			return true
		}
	}
	return false
}

func (r reader) unread(names Names) int {
	unread := 0
	for _, path := range names.Paths {
		if !r.path(path) {
			unread++
		}
	}
	for _, v := range names.Variables {
		if !r.variable(v) {
			unread++
		}
	}
	return unread
}
