package comparison

import (
	"bytes"
	"os"

	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
)

// Input is one of the two things that are compared.
type Input struct {
	// Name is the argument as the person gave it.
	Name string
	// Kind is what it was taken for: a kind of evidence, or "bundle".
	Kind string
	// Minor is the Camunda minor that it is read for; empty where none of its
	// files says what the deployment means.
	Minor catalog.Minor
}

// Result is what differs.
type Result struct {
	Older, Newer Input
	Differences  []difference.Difference
	// Files lists the files that two bundles do not share.
	Files []FileChange
}

// Same reports that nothing differs.
func (r *Result) Same() bool { return len(r.Differences) == 0 && len(r.Files) == 0 }

// Options say how the two are read.
type Options struct {
	// Minor is the Camunda minor of values and variables; empty where it is to
	// be recognised.
	Minor catalog.Minor
	// Read reads a file or standard input.
	Read func(file string) ([]byte, error)
	// Open reads the env files that a Compose file names.
	Open func(file string) ([]byte, error)
}

// Between compares two arguments of the command line, each as in
// importers.ParseArgument, or a folder or zip file of an export. Where only one
// of two files tells its minor, the other is read for the same.
func Between(older, newer string, opts Options) (*Result, error) {
	was, err := open(older, opts)
	if err != nil {
		return nil, err
	}
	is, err := open(newer, opts)
	if err != nil {
		return nil, err
	}
	result, err := between(was, is, opts)
	if err != nil {
		return nil, err
	}
	return result, nil
}

// Export is an export in memory: what it is called, and its files by path.
type Export struct {
	Name  string
	Files map[string][]byte
}

// Exports compares two exports in memory: by meaning what their plans, or their
// values, say, and by bytes their files. Where one of the two cannot be read by
// meaning, the result beside the error still lists the files.
func Exports(older, newer Export) (*Result, error) {
	var both [2]*opened
	for i, export := range []Export{older, newer} {
		o, err := bundle(export.Name, export.Files, nil)
		if err != nil {
			return nil, err
		}
		both[i] = o
	}
	return between(both[0], both[1], Options{})
}

// between compares what was read. The result beside an error has the files alone.
func between(was, is *opened, opts Options) (*Result, error) {
	result := &Result{Older: was.input, Newer: is.input}
	if was.files != nil && is.files != nil {
		result.Files = compareFiles(was.files, is.files)
	}
	if was.source == nil || is.source == nil {
		if was.files == nil || is.files == nil {
			return result, &refusal.Error{File: was.speechless(is).Name, What: "this export holds neither a plan nor values, so it can be compared with another export alone"}
		}
		return result, nil
	}
	sides, err := read(was, is, opts)
	if err != nil {
		return result, err
	}
	was.input.Minor, is.input.Minor = sides[0].Catalog.Minor, sides[1].Catalog.Minor
	result.Older, result.Newer = was.input, is.input
	result.Differences = difference.Between(sides[0], sides[1])
	return result, nil
}

// opened is an argument that was read.
type opened struct {
	input  Input
	source *importers.Source
	files  files
	// open reads what the source names; nil for what stands in an export.
	open func(file string) ([]byte, error)
}

// speechless is the one of two that does not say what its deployment means.
func (o *opened) speechless(other *opened) Input {
	if o.source == nil {
		return o.input
	}
	return other.input
}

func open(argument string, opts Options) (*opened, error) {
	kind, service, file, err := importers.ParseArgument(argument)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() && kind == "" {
		all, err := readFolder(file)
		return bundle(argument, all, err)
	}
	data, err := opts.Read(file)
	if err != nil {
		return nil, err
	}
	switch {
	case kind == "" && isZip(file, data):
		all, err := readZip(data)
		return bundle(argument, all.within(), err)
	case bytes.HasPrefix(data, []byte("age-encryption.org/")) || bytes.HasPrefix(data, []byte("-----BEGIN AGE")):
		return nil, &refusal.Error{File: file, What: "this export is encrypted", Hint: "decrypt it with age first"}
	}
	return &opened{
		input:  Input{Name: argument},
		source: &importers.Source{Name: file, Data: data, Kind: kind, Service: service},
		open:   opts.Open,
	}, nil
}

func bundle(argument string, all files, err error) (*opened, error) {
	if err != nil {
		return nil, &refusal.Error{File: argument, What: err.Error()}
	}
	o := &opened{input: Input{Name: argument, Kind: "bundle"}, files: all}
	if name, found := all.meaning(); found {
		o.source = &importers.Source{Name: argument + ":" + name, Data: all[name]}
		if name != "plan.yaml" {
			o.source.Kind = evidence.KindValues
		}
		return o, nil
	}
	if len(all) == 0 {
		return nil, &refusal.Error{File: argument, What: "there is no file in it"}
	}
	return o, nil
}

// comparable are the kinds of input that say what a deployment is.
func comparable(kind evidence.Kind) bool {
	switch kind {
	case evidence.KindPlan, evidence.KindValues, evidence.KindEnv, evidence.KindCompose:
		return true
	default:
		return false
	}
}

// read makes a side of each. Values of one minor read for another would differ
// in everything that moved, so what fits the other's minor as well is read for
// that.
func read(was, is *opened, opts Options) ([2]difference.Side, error) {
	var sides [2]difference.Side
	older, err := was.picture(opts.Minor)
	if err != nil {
		return sides, err
	}
	newer, err := is.picture(opts.Minor)
	if err != nil {
		return sides, err
	}
	if older.Minor != newer.Minor {
		if again, err := was.picture(newer.Minor); err == nil && older.Plan == nil && again.Fits == "" {
			older = again
		} else if again, err := is.picture(older.Minor); err == nil && newer.Plan == nil && again.Fits == "" {
			newer = again
		}
	}
	for i, pic := range []*evidence.Picture{older, newer} {
		if sides[i], err = difference.SideOf(pic); err != nil {
			return sides, err
		}
	}
	return sides, nil
}

// picture reads the source. A plan says its minor itself.
func (o *opened) picture(minor catalog.Minor) (*evidence.Picture, error) {
	sources := []importers.Source{*o.source}
	pic, err := importers.Read(sources, importers.Options{Open: o.open})
	if err != nil {
		return nil, err
	}
	for _, input := range pic.Inputs {
		if !comparable(input.Kind) {
			return nil, &refusal.Error{
				File: o.source.Name, What: "this is evidence of the kind " + string(input.Kind) + ", which does not say what a deployment is",
				Hint: "compare plans, values, env or Compose files, or exports",
			}
		}
		if o.input.Kind == "" {
			o.input.Kind = string(input.Kind)
		}
	}
	if pic.Plan != nil || minor == "" || minor == pic.Minor {
		return pic, nil
	}
	return importers.Read(sources, importers.Options{Minor: minor, Open: o.open})
}
