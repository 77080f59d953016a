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

// VariableName is a variable and the container that it is said to be for; an
// empty service fits any.
type VariableName struct {
	Service string
	Name    string
}

// Guess is the minor that a set of names fits.
type Guess struct {
	Minor catalog.Minor
	// Why says what speaks for it, in one sentence.
	Why string
	// Sure is false where another minor fits as well; the newest of them is
	// the guess, unless it has not been released.
	Sure bool
	// AsWell lists those others, oldest first; empty where there are no names
	// to go by.
	AsWell []catalog.Minor
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
		if s.better(best) {
			best = s
		}
	}
	guess := Guess{Minor: best.minor, Why: best.why(scores), Sure: true}
	for _, s := range scores {
		if s.minor != best.minor && s.points == best.points && s.missing == best.missing {
			guess.Sure = false
			if len(names.Paths)+len(names.Variables) > 0 {
				guess.AsWell = append(guess.AsWell, s.minor)
			}
		}
	}
	return guess, nil
}

// better reports that a minor fits better than an older one: it reads more, or
// lacks less that it requires. Between equals the newer one is taken, unless it
// has not been released.
func (s score) better(than score) bool {
	switch {
	case s.points != than.points:
		return s.points > than.points
	case s.missing != than.missing:
		return s.missing < than.missing
	default:
		return s.minor != catalog.V810
	}
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
	// points adds up how surely it reads the names that not all minors read;
	// unread counts those that it does not.
	points float64
	unread int
	// missing counts what the chart fails without and the names lack.
	missing int
	// told counts the names that it reads, of which example is one.
	told    int
	example string
}

func (s score) why(all []score) string {
	if s.example == "" {
		return fmt.Sprintf("nothing in it tells the minors apart; %s is taken", s.minor)
	}
	var equal, lacking []catalog.Minor
	for _, other := range all {
		switch {
		case other.points != s.points || other.minor == s.minor:
		case other.missing > s.missing:
			lacking = append(lacking, other.minor)
		default:
			equal = append(equal, other.minor)
		}
	}
	switch {
	case len(equal) > 0:
		return fmt.Sprintf("%s reads %s and all that tells the minors apart; %s would fit as well", s.minor, s.example, list(equal))
	case len(lacking) > 0:
		return fmt.Sprintf("%s reads %s and all that tells the minors apart; %s would fit as well, but for a secondary storage that is not chosen", s.minor, s.example, list(lacking))
	default:
		return fmt.Sprintf("%s reads %s and %d more that not all minors do", s.minor, s.example, s.told-1)
	}
}

func list(minors []catalog.Minor) string {
	names := make([]string, len(minors))
	for i, minor := range minors {
		names[i] = string(minor)
	}
	return strings.Join(names, ", ")
}

func scoreAll(names Names) ([]score, error) {
	var scores []score
	var readers []reader
	catalogs, err := catalog.All()
	if err != nil {
		return nil, err
	}
	for _, c := range catalogs {
		readers = append(readers, reader{c})
		scores = append(scores, score{minor: c.Minor, missing: reader{c}.missing(names)})
	}
	count := func(name string, reads func(reader) float64) {
		by := make([]float64, len(readers))
		for i, r := range readers {
			by[i] = reads(r)
		}
		if slices.Min(by) == slices.Max(by) {
			return
		}
		for i := range scores {
			scores[i].count(name, by[i])
		}
	}
	for _, path := range names.Paths {
		count(path, func(r reader) float64 { return r.path(path) })
	}
	for _, v := range names.Variables {
		count(v.Name, func(r reader) float64 { return r.variable(v) })
	}
	return scores, nil
}

func (s *score) count(name string, read float64) {
	s.points += read
	if read == 0 {
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

// reader asks one minor what it reads, and how surely: 1 for a name that it
// lists, half for one of a family, 0 for one that it does not read.
type reader struct{ c *catalog.Catalog }

const byFamily = 0.5

// path asks about a values path: a removed or ignored key speaks against a
// minor.
func (r reader) path(path string) float64 {
	if key := r.c.KeyAt(path); key != nil && key.Fate != catalog.KeyDeprecated || !r.c.ReadsPath(path) {
		return 0
	}
	return 1
}

func (r reader) variable(v VariableName) float64 {
	if v.Service != "" {
		container, ok := named(r.c, v.Service)
		if !ok {
			return 0
		}
		return r.of(container.Component, v.Name)
	}
	most := 0.0
	for i := range r.c.Components {
		most = max(most, r.of(r.c.Components[i].Name, v.Name))
	}
	return most
}

func (r reader) of(component catalog.Name, name string) float64 {
	if r.c.VariableOf(component, name) != nil {
		return 1
	}
	known := r.c.KnownVariable(component, name)
	switch {
	case known == nil:
		return 0
	case known.Name == name || slices.Contains(known.Also, name):
		return 1
	default:
		return byFamily
	}
}

func (r reader) unread(names Names) int {
	unread := 0
	for _, path := range names.Paths {
		if r.path(path) == 0 {
			unread++
		}
	}
	for _, v := range names.Variables {
		if r.variable(v) == 0 {
			unread++
		}
	}
	return unread
}

// missing reports, as 1, that the values files speak of the cluster and choose no
// storage for it, on which the charts from 8.9 on fail (chart 14,
// constraints.tpl): such a file was not made for them.
func (r reader) missing(names Names) int {
	choices := storageChoices()
	if first := r.c.Setting(choices[0].Component, choices[0].Key); first == nil || first.Helm == "" {
		return 0
	}
	block := r.c.Component(catalog.Orchestration).Values + "."
	if !slices.ContainsFunc(names.Paths, func(path string) bool { return strings.HasPrefix(path, block) }) {
		return 0
	}
	for _, ref := range choices {
		if s := r.c.Setting(ref.Component, ref.Key); s != nil && slices.Contains(names.Paths, s.Helm) {
			return 0
		}
	}
	return 1
}

// storageChoices are the settings that choose the cluster's secondary storage,
// the one made for it first.
func storageChoices() []catalog.Ref {
	return []catalog.Ref{
		{Component: catalog.Orchestration, Key: "secondaryStorageType"},
		{Component: catalog.Orchestration, Key: "rdbmsExporter"},
		{Component: catalog.Optimize, Key: "elasticsearchEnabled"},
		{Component: catalog.Optimize, Key: "opensearchEnabled"},
		{Component: catalog.Global, Key: "elasticsearchEnabled"},
		{Component: catalog.Global, Key: "opensearchEnabled"},
		{Component: catalog.Global, Key: "noSecondaryStorage"},
	}
}
