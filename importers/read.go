package importers

import (
	"slices"

	"entrastudio/importers/compose"
	"entrastudio/importers/environment"
	"entrastudio/importers/source"
	"entrastudio/importers/text"
	"entrastudio/importers/values"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
)

// Source is one file or paste as it was given.
type Source struct {
	// Name is the file's name; "-" for standard input.
	Name string
	Data []byte
	// Kind is what the person said it is; empty where it is to be recognised.
	Kind evidence.Kind
	// Service is whose env file it is; empty where nobody said it.
	Service string
}

// Options say how evidence is read.
type Options struct {
	// Minor is the Camunda minor; empty where it is to be recognised.
	Minor catalog.Minor
	// Plan is a plan in work, which the evidence stands beside; nil where
	// there is none, or where it is among the sources.
	Plan *plan.Plan
	// Unknown lists the keys of that plan's file that mean nothing.
	Unknown []plan.Unknown
	// Before is the picture of that plan before its last edit; nil where there is
	// none. What the edit left alone is taken from there.
	Before *evidence.Picture
	// AsWell asks for a picture of every minor that fits as well as the
	// recognised one, too.
	AsWell bool
	// Open reads the env files that a Compose file names; nil where there
	// are none to be had.
	Open func(name string) ([]byte, error)
}

// Read makes one picture of everything that was given. Several values files
// combine in their order, as Helm's -f does. An unusable input is an error, of
// type *refusal.Error.
func Read(sources []Source, opts Options) (*evidence.Picture, error) {
	given, err := sortOut(sources)
	if err != nil {
		return nil, err
	}
	r := &reading{parts: given.parts, opts: opts}
	if err := r.all(); err != nil {
		return nil, err
	}
	r.pic.Unread = append(r.pic.Unread, given.unread...)
	for _, minor := range r.asWell {
		other := &reading{parts: given.parts, opts: Options{Minor: minor, Open: opts.Open}}
		if err := other.all(); err != nil {
			return nil, err
		}
		r.pic.AsWell = append(r.pic.AsWell, other.pic)
	}
	return r.pic, nil
}

// reading is one call of Read on its way.
type reading struct {
	parts   []part
	opts    Options
	pic     *evidence.Picture
	catalog *catalog.Catalog
	// asWell are the minors to read everything for once more.
	asWell []catalog.Minor
}

// all reads every part, kind by kind.
func (r *reading) all() error {
	for _, read := range []func() error{r.begin, r.values, r.environments, r.composes, r.others} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) of(kind evidence.Kind) []source.Source {
	var all []source.Source
	for _, p := range r.parts {
		if p.kind == kind {
			all = append(all, p.Source)
		}
	}
	return all
}

// begin settles the minor and starts the picture, on the plan where one was
// given.
func (r *reading) begin() error {
	guess, names, err := r.minor()
	if err != nil {
		return err
	}
	r.catalog, err = catalog.Of(guess.Minor)
	if err != nil {
		return err
	}
	r.pic = &evidence.Picture{Minor: guess.Minor, MinorWhy: guess.Why}
	if r.opts.Plan != nil {
		r.pic = evidence.FromEdited(r.opts.Plan, r.catalog, r.opts.Before)
		r.pic.PlanUnknown = r.opts.Unknown
	}
	if plans := r.of(evidence.KindPlan); len(plans) > 0 {
		if err := r.plan(plans[0]); err != nil {
			return err
		}
	}
	r.pic.MinorGiven = r.opts.Minor != ""
	if r.opts.AsWell {
		r.asWell = guess.AsWell
	}
	return r.otherMinor(names)
}

// minor is the Camunda minor that was said, that a plan says, or that the keys
// and variables fit.
func (r *reading) minor() (lookup.Guess, lookup.Names, error) {
	names, err := r.names()
	if err != nil {
		return lookup.Guess{}, names, err
	}
	if r.opts.Minor != "" {
		return lookup.Guess{Minor: r.opts.Minor, Why: "given"}, names, nil
	}
	if p := r.opts.Plan; p != nil && p.Camunda.Known() {
		return lookup.Guess{Minor: p.Camunda, Why: "the plan says so"}, names, nil
	}
	for _, s := range r.of(evidence.KindPlan) {
		doc, err := plan.Parse(s.Name, s.Data)
		if err != nil {
			return lookup.Guess{}, names, err
		}
		if minor := doc.Plan().Camunda; minor.Known() {
			return lookup.Guess{Minor: minor, Why: "the plan says so"}, names, nil
		}
	}
	guess, err := lookup.Recognise(names)
	if err == nil && guess.Minor == "" {
		guess = lookup.Guess{Minor: catalog.Newest, Why: "nothing in the evidence tells the minor; the newest released one is taken"}
	}
	return guess, names, err
}

// names gathers the keys and variables that tell one minor from another.
func (r *reading) names() (lookup.Names, error) {
	var names lookup.Names
	add := func(more lookup.Names, err error) error {
		names.Paths = append(names.Paths, more.Paths...)
		names.Variables = append(names.Variables, more.Variables...)
		names.Images = append(names.Images, more.Images...)
		return err
	}
	if files := r.of(evidence.KindValues); len(files) > 0 {
		if err := add(values.Names(files)); err != nil {
			return names, err
		}
	}
	for _, s := range r.of(evidence.KindEnv) {
		if err := add(environment.Names(s)); err != nil {
			return names, err
		}
	}
	for _, s := range r.of(evidence.KindCompose) {
		if err := add(compose.Names(s, r.around())); err != nil {
			return names, err
		}
	}
	return names, nil
}

// around is what a Compose file needs of the files beside it.
func (r *reading) around() compose.Surroundings {
	if r.opts.Open == nil {
		return compose.Surroundings{}
	}
	return compose.Surroundings{Open: func(name string) ([]byte, error) {
		data, err := r.opts.Open(name)
		if err != nil {
			return nil, err
		}
		clean, err := text.Clean(name, data)
		return []byte(clean.Data), err
	}}
}

// otherMinor records that the evidence fits another minor than the one it is
// read for.
func (r *reading) otherMinor(names lookup.Names) error {
	if r.opts.Minor == "" {
		return nil
	}
	fits, err := lookup.Fits(r.opts.Minor, names)
	if err != nil {
		return err
	}
	if fits.Minor != r.opts.Minor {
		r.pic.Fits, r.pic.FitsWhy = fits.Minor, fits.Why
	}
	return nil
}

func (r *reading) plan(s source.Source) error {
	doc, err := plan.Parse(s.Name, s.Data)
	if err != nil {
		return err
	}
	why := r.pic.MinorWhy
	r.pic = evidence.FromPlan(doc.Plan(), r.catalog, s.Name, doc)
	r.pic.MinorWhy = why
	r.pic.Inputs[0].Said, r.pic.Inputs[0].Why = s.Said, s.Why
	return nil
}

func (r *reading) values() error {
	files := r.of(evidence.KindValues)
	if len(files) == 0 {
		return nil
	}
	if err := values.Read(r.pic, r.catalog, files); err != nil {
		return err
	}
	for i := range r.pic.Inputs {
		r.pic.Inputs[i].Excerpt = r.excerpt(&r.pic.Inputs[i])
	}
	return nil
}

// excerpt reports values that were a part of a paste.
func (r *reading) excerpt(in *evidence.Input) bool {
	return in.Kind == evidence.KindValues && slices.ContainsFunc(r.parts, func(p part) bool {
		return p.kind == in.Kind && p.paste != "" && p.Name == in.File && p.Why == in.Why
	})
}

func (r *reading) environments() error {
	files, err := joined(r.catalog, r.parts)
	if err != nil {
		return err
	}
	for _, s := range files {
		if err := environment.Read(r.pic, r.catalog, s); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) composes() error {
	for _, s := range r.of(evidence.KindCompose) {
		if err := compose.Read(r.pic, r.catalog, s, r.around()); err != nil {
			return err
		}
	}
	return nil
}
