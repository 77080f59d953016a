package command

import (
	"errors"
	"fmt"
	"strings"

	"entrastudio/app/handover"
	"entrastudio/assets"
	"entrastudio/model/plan"
)

type exportVerb struct {
	Plan    string   `arg:"" optional:"" help:"The plan."`
	Example bool     `help:"Export the example deployment that comes with the studio."`
	Output  string   `short:"o" required:"" help:"The folder, or a file that ends in .zip." placeholder:"DIR|FILE.zip"`
	Only    []string `help:"Only these parts: ${parts}." placeholder:"PART,..."`
	Force   bool     `help:"Replace files that are there already."`
}

// Help tells more than one line can.
func (exportVerb) Help() string {
	return `Writes the files that ops need: Helm values, env files for Docker Compose. The
same plan gives the same bytes. A value that a reader cannot carry is refused by
name, and then nothing is written.

  entra-studio export acme.yaml -o handover
  entra-studio export acme.yaml -o values --only helm`
}

// Run writes the export and lists on standard error what a person should know.
func (v *exportVerb) Run(p *Program) error {
	doc, err := v.document(p)
	if err != nil {
		return err
	}
	bundle, err := handover.Make(doc, v.Only)
	if err != nil {
		return err
	}
	if err := handover.Write(v.Output, bundle, v.Force); err != nil {
		return err
	}
	for _, file := range bundle.Files {
		fmt.Fprintf(p.Err, "wrote %s, for %s\n", file.Path, file.Reader)
	}
	for _, note := range bundle.Notes {
		fmt.Fprintf(p.Err, "note: %s\n", strings.TrimSpace(note.Where+" "+note.Text))
	}
	return nil
}

func (v *exportVerb) document(p *Program) (*plan.Document, error) {
	if v.Example {
		data, err := assets.Example(assets.DefaultExample)
		if err != nil {
			return nil, err
		}
		return plan.Parse(assets.DefaultExample+".yaml", data)
	}
	if v.Plan == "" {
		return nil, errors.New("say which plan to export, or --example")
	}
	data, err := readInput(p, v.Plan)
	if err != nil {
		return nil, err
	}
	return plan.Parse(v.Plan, data)
}
