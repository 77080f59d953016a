package command

import (
	"fmt"
	"path/filepath"

	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/importers/redact"

	"github.com/spf13/cobra"
)

type redactVerb struct {
	Output string
	Force  bool
	Files  []string
}

func redactCommand(p *Program) *cobra.Command {
	v := redactVerb{}
	c := &cobra.Command{
		Use:   "redact FILE...",
		Short: "Write the same files fit for sharing: stand-ins for ids, hosts, names, secrets and tokens.",
		Long: `Writes the same files with stand-ins for ids, hosts, addresses, names, secrets and
tokens. What was equal stays equal, so the redacted files give the same findings.

  entra-studio redact -o shared values.yaml operate.log token=token.txt

Look at them before you share them: what somebody wrote about people in a comment
is not recognised.`,
		Annotations: map[string]string{
			"FILE...": "The files to redact, as for check.",
		},
		RunE: func(c *cobra.Command, args []string) error {
			if v.Output == "" {
				return missing(c, "--output DIR")
			}
			v.Files = args
			return v.run(p)
		},
	}
	f := c.Flags()
	f.StringVarP(&v.Output, "output", "o", "", "The folder for the redacted files (`DIR`); it must be given.")
	f.BoolVar(&v.Force, "force", false, "Replace files that are there already.")
	return c
}

// run redacts all files together, so that a stand-in is the same in each.
func (v *redactVerb) run(p *Program) error {
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
	p.wholly()
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
