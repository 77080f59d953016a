package command

import (
	"reflect"
	"strings"
)

// verbs is the whole command line.
type verbs struct {
	Open     windowVerb   `cmd:"" default:"withargs" hidden:"" help:"Open the window."`
	New      newVerb      `cmd:"" help:"Make a plan with every component of a Camunda minor."`
	Import   importVerb   `cmd:"" help:"Make a plan from values, env and Compose files."`
	Check    checkVerb    `cmd:"" help:"Find what is wrong with a plan or any evidence."`
	Explain  explainVerb  `cmd:"" help:"Say what a finding means, why it matters and how to mend it."`
	Login    loginVerb    `cmd:"" help:"Follow a login step by step to the page that it ends on."`
	Token    tokenVerb    `cmd:"" help:"Explain a token: every claim, every defect, and who accepts it."`
	Redact   redactVerb   `cmd:"" help:"Write the same files fit for sharing: stand-ins for ids, hosts, names, secrets and tokens."`
	Export   exportVerb   `cmd:"" help:"Write the files that ops need from a plan."`
	Upgrade  upgradeVerb  `cmd:"" help:"Bring a plan to a newer Camunda minor, and say what changes and why."`
	Diff     diffVerb     `cmd:"" help:"Compare two plans, values files or exports by meaning."`
	Tenant   tenantVerb   `cmd:"" help:"Compare the plan with the live tenant, and make the tenant match."`
	Database databaseVerb `cmd:"" help:"Check Identity's live database against the plan, and mend its audiences."`
	Version  versionVerb  `cmd:"" help:"Say which version of the studio this is."`
}

// grammar is the part of the command line that a call needs: the one verb that
// it begins with, else all. To build the model of every verb takes longer than
// most verbs do.
func grammar(args []string) any {
	if len(args) > 0 {
		all := reflect.TypeFor[verbs]()
		for i := range all.NumField() {
			if verb := all.Field(i); strings.ToLower(verb.Name) == args[0] {
				return reflect.New(reflect.StructOf([]reflect.StructField{verb})).Interface()
			}
		}
	}
	return &verbs{}
}
