package shell

import (
	"fmt"
	"strings"

	"entrastudio/exporters/variables"
	"entrastudio/model/plan"

	"al.essio.dev/pkg/shellescape"
)

// secret writes a variable that is read from the environment or, where it is not
// there, from where the plan keeps it. Without a value the shell says which
// variable is missing and stops.
func (s *script) secret(v *variables.Variable) {
	command := s.fetch(v.Secret.Ref)
	if command == "" {
		fmt.Fprintf(&s.text, "export %s=\"${%s:?is not set}\"\n", v.Name, v.Secret.Source)
		return
	}
	fmt.Fprintf(&s.text, "# %s is in %s.\n", v.Secret.Source, v.Secret.Ref)
	fmt.Fprintf(&s.text, "export %s=\"${%s:-$(%s)}\"\n", v.Name, v.Secret.Source, command)
	fmt.Fprintf(&s.text, ": \"${%s:?was not found}\"\n", v.Name)
}

// fetch is the command that prints a secret; empty where it is in the
// environment alone, or the reference names none that can be (kubectl get;
// secret-tool(1), with the attributes that the keychain's Go library writes).
func (s *script) fetch(ref plan.SecretRef) string {
	if !ref.Possible() {
		return ""
	}
	switch ref.Store {
	case plan.InFile:
		return "cat < " + shellescape.Quote(ref.Name)
	case plan.InKeychain:
		command := []string{"secret-tool", "lookup", "service", ref.Name}
		if ref.Key != "" {
			command = append(command, "username", ref.Key)
		}
		return shellescape.QuoteCommand(command)
	case plan.InKubernetes:
		if ref.Key == "" {
			return ""
		}
		command := []string{"kubectl", "get", "secret", ref.Name}
		if s.namespace != "" {
			command = append(command, "--namespace", s.namespace)
		}
		path := "{.data." + strings.ReplaceAll(ref.Key, ".", `\.`) + "}"
		return shellescape.QuoteCommand(append(command, "--output", "jsonpath="+path)) + " | base64 -d"
	default:
		return ""
	}
}
