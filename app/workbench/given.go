package workbench

import (
	"path/filepath"
	"slices"

	"entrastudio/importers"
	"entrastudio/importers/draft"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// given is a file that was dropped or chosen, or a text that was pasted.
type given struct {
	// path is where the file stands; empty for a paste.
	path   string
	source importers.Source
}

// sorted is what was given, by what becomes of it.
type sorted struct {
	// given is all of it, and fresh whether nobody had worked on the plan then.
	given []given
	fresh bool
	// inputs is what everything was recognised as.
	inputs []evidence.Input
	// plans are whole plans: they are opened.
	plans []given
	// config says how Camunda is deployed: it becomes the plan. drafted is that
	// plan, with what a person should know of it.
	config  []given
	drafted *plan.Plan
	notes   []draft.Note
	// beside is evidence that stands beside the plan.
	beside []importers.Source
}

// isConfig reports whether a kind says how Camunda is deployed.
func isConfig(kind evidence.Kind) bool {
	return kind == evidence.KindValues || kind == evidence.KindEnv || kind == evidence.KindCompose
}

// sortOut recognises what was given and drafts a plan where it says how Camunda
// is deployed. A text that is a mixture stands beside the plan; fresh, a plan that
// nobody has worked on, is drafted anew from it. Open reads what stands beside a
// Compose file.
func sortOut(all []given, fresh bool, open func(folder, name string) ([]byte, error)) (sorted, error) {
	s := sorted{given: all, fresh: fresh}
	var config []importers.Source
	for _, one := range all {
		reader := openerOf(one.path, open)
		picture, err := importers.Read([]importers.Source{one.source}, importers.Options{Open: reader})
		if err != nil {
			return sorted{}, err
		}
		s.inputs = append(s.inputs, picture.Inputs...)
		switch saysPlan, pure := kindsOf(picture.Inputs); {
		case picture.Has(evidence.KindPlan):
			s.plans = append(s.plans, one)
		case saysPlan && (pure || fresh):
			s.config = append(s.config, one)
			config = append(config, one.source)
			if !pure {
				s.beside = append(s.beside, one.source)
			}
		default:
			s.beside = append(s.beside, one.source)
		}
	}
	if len(config) == 0 {
		return s, nil
	}
	picture, err := importers.Read(append(config, directories(all)...), importers.Options{Open: openerOf(s.config[0].path, open)})
	if err != nil {
		return sorted{}, err
	}
	s.drafted, s.notes, err = draft.Plan(picture)
	return s, err
}

// kindsOf reports whether any of the inputs says how Camunda is deployed, and
// whether all of them do.
func kindsOf(inputs []evidence.Input) (saysPlan, pure bool) {
	pure = true
	for _, in := range inputs {
		saysPlan = saysPlan || isConfig(in.Kind)
		pure = pure && isConfig(in.Kind)
	}
	return saysPlan, pure
}

// directories are the sources that list app registrations: they give the
// drafted plan the names that the tenant has.
func directories(all []given) []importers.Source {
	var found []importers.Source
	for _, one := range all {
		picture, err := importers.Read([]importers.Source{one.source}, importers.Options{})
		if err != nil {
			continue
		}
		if !slices.ContainsFunc(picture.Inputs, func(in evidence.Input) bool { return in.Kind != evidence.KindRegistrations }) {
			found = append(found, one.source)
		}
	}
	return found
}

func openerOf(path string, open func(folder, name string) ([]byte, error)) func(string) ([]byte, error) {
	if path == "" || open == nil {
		return nil
	}
	folder := filepath.Dir(path)
	return func(name string) ([]byte, error) { return open(folder, name) }
}
