package command

import (
	"fmt"
	"path/filepath"

	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/importers/redact"
)

type redactVerb struct {
	Output string   `short:"o" required:"" help:"The folder for the redacted files." placeholder:"DIR"`
	Force  bool     `help:"Replace files that are there already."`
	Files  []string `arg:"" name:"file" help:"The files to redact, as for check."`
}

// Help tells more than one line can.
func (redactVerb) Help() string {
	return `Writes the same files with stand-ins for ids, hosts, addresses, names, secrets and
tokens. What was equal stays equal, so the redacted files give the same findings.

  entra-studio redact -o shared values.yaml operate.log token=token.txt

Look at them before you share them: what somebody wrote about people in a comment
is not recognised.`
}

// Run redacts all files together, so that a stand-in is the same in each.
func (v *redactVerb) Run(p *Program) error {
	sources, err := readSources(p, v.Files)
	if err != nil {
		return err
	}
	redacted, err := redact.Files(sources)
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, s := range redacted {
		target := v.target(s)
		if names[target] {
			return fmt.Errorf("%s: two files of this name; redact them into two folders", target)
		}
		names[target] = true
		if err := mayWrite(target, v.Force); err != nil {
			return err
		}
	}
	for _, s := range redacted {
		if err := (document.RealDisk{}).Replace(v.target(s), s.Data); err != nil {
			return err
		}
		fmt.Fprintf(p.Err, "wrote %s\n", v.target(s))
	}
	return nil
}

// target is where a redacted file goes; standard input has no name of its own.
func (v *redactVerb) target(s importers.Source) string {
	name := filepath.Base(s.Name)
	if s.Name == "-" {
		name = "input"
	}
	return filepath.Join(v.Output, name)
}
