package settings

import (
	"cmp"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
)

// Rank says which of several findings of one setting in one input counts: the
// lowest, as Spring orders its sources.
type Rank uint8

// The ranks, in Spring's order of property sources; a chart's own value is
// rendered into the file that all others override.
const (
	RankJSON Rank = iota
	RankVariable
	RankExtraFile
	RankWholeFile
	RankValues
	RankOtherPath
)

// Recorder collects what one reader finds and adds it to a picture at once, so
// that a refused file leaves nothing behind.
type Recorder struct {
	index   *lookup.Index
	picture *evidence.Picture
	tool    plan.Tool

	inputs     []evidence.Input
	found      []finding
	lists      map[listKey]int
	rules      []evidence.Rule
	presets    []evidence.Preset
	roles      []string
	members    []evidence.Members
	keys       []evidence.Key
	variables  []evidence.Variable
	properties []evidence.Property
	unread     []evidence.Unread
	raw        evidence.Raw
	ids        []idCount
}

type finding struct {
	evidence.Setting
	rank Rank
	// items are the items of a list that was given one by one.
	items map[int]string
}

// listKey tells lists that are given item by item apart.
type listKey struct {
	setting *catalog.Setting
	base    string
	service string
	input   int
}

// NewRecorder starts collecting for a picture. Tool says whose defaults apply
// to what is found.
func NewRecorder(picture *evidence.Picture, c *catalog.Catalog, tool plan.Tool) *Recorder {
	return &Recorder{index: lookup.New(c), picture: picture, tool: tool, lists: map[listKey]int{}}
}

// Index answers questions about the names of the minor.
func (r *Recorder) Index() *lookup.Index { return r.index }

// Input begins an input: what is recorded from now on was found in it. It gives
// the input's index in the picture.
func (r *Recorder) Input(input evidence.Input) int {
	r.inputs = append(r.inputs, input)
	r.ids = append(r.ids, idCount{})
	return r.input()
}

// InputOf is the index of the input that a file makes up; the last one where
// none is of that name.
func (r *Recorder) InputOf(file string) int {
	for i, input := range r.inputs {
		if input.File == file {
			return len(r.picture.Inputs) + i
		}
	}
	return r.input()
}

func (r *Recorder) input() int { return len(r.picture.Inputs) + len(r.inputs) - 1 }

// Key records a values key.
func (r *Recorder) Key(k evidence.Key) {
	k.Input = r.InputOf(k.Place.File)
	r.keys = append(r.keys, k)
}

// Unread records a part of an input that could not be understood.
func (r *Recorder) Unread(place evidence.Place, why string) {
	r.unread = append(r.unread, evidence.Unread{Place: place, Why: why})
}

// Setting records a setting of the catalogue that was found.
func (r *Recorder) Setting(s *catalog.Setting, said Said, via evidence.Via, rank Rank) {
	r.add(finding{Setting: r.setting(s, said, via), rank: rank})
}

// Secret records a secret's description in place of its value.
func (r *Recorder) Secret(s *catalog.Setting, secret *evidence.Secret, place evidence.Place) {
	r.add(finding{Setting: evidence.Setting{
		Ref: s.Ref(), Value: refValue(secret), Place: place, Via: evidence.ViaHelm, Tool: r.tool,
		Input: r.InputOf(place.File), Secret: secret,
	}, rank: RankValues})
}

func (r *Recorder) setting(s *catalog.Setting, said Said, via evidence.Via) evidence.Setting {
	found := evidence.Setting{
		Ref: s.Ref(), Value: said.Value, Place: said.Place, Via: via, Tool: r.tool, Input: r.InputOf(said.Place.File),
	}
	if s.Form == catalog.FormSecret {
		found.Secret = said.secret()
		found.Value = refValue(found.Secret)
	}
	return found
}

// refValue is what remains of a secret: the text of its reference, or nothing.
func refValue(secret *evidence.Secret) catalog.Value {
	if secret == nil || secret.Ref.IsZero() {
		return catalog.Value{}
	}
	return catalog.TextOf(secret.Ref.String())
}

func (r *Recorder) add(f finding) {
	r.count(&f.Setting)
	r.found = append(r.found, f)
}

// Commit adds everything to the picture.
func (r *Recorder) Commit() {
	p := r.picture
	r.sanitize()
	r.summarize()
	p.Inputs = append(p.Inputs, r.inputs...)
	for i := range r.found {
		r.found[i].close()
	}
	slices.SortStableFunc(r.found, func(a, b finding) int { return cmp.Compare(a.rank, b.rank) })
	for _, f := range r.found {
		p.Add(f.Setting)
	}
	p.Keys = append(p.Keys, r.keys...)
	p.Variables = append(p.Variables, r.variables...)
	p.Properties = append(p.Properties, r.properties...)
	p.Rules = append(p.Rules, r.rules...)
	p.Presets = append(p.Presets, r.presets...)
	p.RolesKnown = append(p.RolesKnown, r.roles...)
	p.Members = append(p.Members, r.allMembers()...)
	p.Unread = append(p.Unread, r.unread...)
	if r.raw.Values != nil {
		p.Raw.Values = r.raw.Values
	}
	p.Raw.Containers = append(p.Raw.Containers, r.raw.Containers...)
	p.Raw.Withheld = append(p.Raw.Withheld, r.raw.Withheld...)
	giveRoles(p)
}

// close puts the items of a list in order.
func (f *finding) close() {
	if f.items == nil {
		return
	}
	indexes := make([]int, 0, len(f.items))
	for index := range f.items {
		indexes = append(indexes, index)
	}
	slices.Sort(indexes)
	list := make([]string, len(indexes))
	for i, index := range indexes {
		list[i] = f.items[index]
	}
	f.Value = catalog.ListOf(list...)
}
