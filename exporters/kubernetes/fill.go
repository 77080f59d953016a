package kubernetes

import (
	_ "embed"
	"encoding/json"
	"strings"
	"unicode"

	"entrastudio/exporters"
	"entrastudio/exporters/helm"
	"entrastudio/model/plan"

	"al.essio.dev/pkg/shellescape"
)

// fillLibrary is the part of the script that is the same for every plan. It holds
// functions alone, and what they need is set before they are called.
//
//go:embed fill-secrets.sh
var fillLibrary string

const fillHead = `#!/bin/sh
# A POSIX shell runs this script, with kubectl: ./` + FillPath + ` --help says how.
# It puts the values of the Secrets that ` + helm.Path + ` names into Kubernetes. No value is in it, and it passes
# none on as an argument, where other users of this machine could see it.
{ set +x; } 2>/dev/null
set -eu
umask 077
# Values are bytes, whatever the language of this machine.
LC_ALL=C
export LC_ALL

`

// fillFile writes the script that asks for the values.
func (d *deployment) fillFile() (exporters.File, error) {
	if len(d.secrets) == 0 {
		return exporters.File{}, nil
	}
	space, err := json.Marshal(d.namespaceManifest())
	if err != nil {
		return exporters.File{}, err
	}
	var b strings.Builder
	b.WriteString(fillHead)
	b.WriteString("# What the plan says.\nnamespace=" + shellescape.Quote(d.namespace) + "\n" +
		"namespace_manifest=" + shellescape.Quote(string(space)) + "\n\n" + fillLibrary +
		"\n# The Secrets and keys that " + helm.Path + " names, who reads each key, and where the plan keeps its value.\nkeys() {\n")
	for i := range d.secrets {
		if err := d.addSecret(&b, &d.secrets[i]); err != nil {
			return exporters.File{}, err
		}
	}
	b.WriteString("}\n\nmain \"$@\"\n")
	return exporters.File{Path: FillPath, Mode: exporters.Executable, Data: []byte(b.String()), Reader: "a POSIX shell, with kubectl"}, nil
}

// addSecret writes the calls for one Secret.
func (d *deployment) addSecret(b *strings.Builder, s *secret) error {
	empty, err := json.Marshal(d.secretManifest(s))
	if err != nil {
		return err
	}
	b.WriteString("  " + shellescape.QuoteCommand([]string{"secret", s.name, string(empty)}) + "\n")
	for i := range s.keys {
		key := &s.keys[i]
		store, place, name := source(key.From)
		b.WriteString("  " + shellescape.QuoteCommand([]string{"key", key.Key, d.use(key), store, place, name}) + "\n")
	}
	return nil
}

// source is where the script finds a value without asking, a file or a variable,
// and what it calls the place. The script's own variables are in lower case, and a
// variable that is so too may be one of them, so it is asked for.
func source(ref plan.SecretRef) (store, place, name string) {
	switch {
	case ref.Store == plan.InFile:
		return "file", ref.Name, shown(ref)
	case ref.Store == plan.InEnvironment && strings.ContainsFunc(ref.Name, unicode.IsUpper):
		return "variable", ref.Name, shown(ref)
	case ref.Store == plan.InKubernetes:
		return "prompt", "", ""
	default:
		return "prompt", "", shown(ref)
	}
}
