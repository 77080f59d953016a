package runbook

import (
	"slices"
	"strings"

	"entrastudio/exporters/helm"
	"entrastudio/exporters/markdown"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// The files that fill or fetch secrets in Kubernetes.
const (
	fillScript      = "kubernetes/fill-secrets.sh"
	externalSecrets = "kubernetes/external-secrets.yaml"
)

// wanted is a secret that must be at its place before the deployment starts.
type wanted struct {
	ref plan.SecretRef
	// kept is where the plan keeps the value, where that is another place.
	kept plan.SecretRef
	// uses are the settings that read it.
	uses []string
}

// secrets lists what the deployment reads, each once: the keys that the values of
// a chart name, and else what the plan refers to.
func (b *book) secrets() []wanted {
	if !b.helm() {
		return b.referred()
	}
	keys, err := helm.SecretKeys(b.catalog, b.plan)
	if err != nil {
		return b.referred() // A runbook alone is made without a values file.
	}
	var all []wanted
	for i := range keys {
		w := wanted{
			ref:  plan.SecretRef{Store: plan.InKubernetes, Name: keys[i].Secret, Key: keys[i].Key},
			uses: keys[i].Uses(b.catalog),
		}
		if keys[i].From.Store != plan.InKubernetes {
			w.kept = keys[i].From
		}
		all = append(all, w)
	}
	return all
}

// referred lists the plan's references, in the catalogue's order.
func (b *book) referred() []wanted {
	var all []wanted
	b.plan.EachWritten(b.catalog, func(s *catalog.Setting, r plan.Resolved) {
		if s.Form != catalog.FormSecret {
			return
		}
		ref, err := plan.ParseSecretRef(r.Value.Text)
		if err != nil || ref.IsZero() {
			return
		}
		use := b.componentTitle(s.Component) + ", " + s.Title
		at := slices.IndexFunc(all, func(w wanted) bool { return w.ref == ref })
		if at < 0 {
			all = append(all, wanted{ref: ref})
			at = len(all) - 1
		}
		if !slices.Contains(all[at].uses, use) {
			all[at].uses = append(all[at].uses, use)
		}
	})
	return all
}

func (b *book) componentTitle(name catalog.Name) string {
	if fact := b.catalog.Component(name); fact != nil {
		return fact.Title
	}
	return "the chart"
}

// fillSecrets is the step that puts secrets to where the deployment reads them.
func (b *book) fillSecrets() (step, bool) {
	secrets := b.secrets()
	var rows [][]string
	for _, w := range secrets {
		place := markdown.Code(w.ref.String())
		if !w.kept.IsZero() {
			place += ", from " + markdown.Code(w.kept.String())
		}
		rows = append(rows, []string{place, markdown.Text(strings.Join(w.uses, "; "))})
	}
	s := step{
		title: "Put the secrets in their places",
		text: []string{
			"No file of this bundle holds a secret. These must be where the deployment reads them:",
			markdown.Table([]string{"Place", "Who reads it"}, rows),
			"A client secret's *value* is shown once, when it is created; its ID is of no use. It never belongs on a command line, where others see it and the shell keeps it.",
		},
		done: "every secret of the table is at its place",
	}
	if b.has(registrationsScript) {
		s.text = append(s.text, "The client secrets that "+file(registrationsScript)+" made may be at their places already; the passwords of databases and what others gave you are not.")
	}
	if b.helm() {
		b.fillKubernetes(&s, secrets)
	} else {
		b.fillEnvironment(&s, secrets)
	}
	return s, len(secrets) > 0
}

// fillKubernetes says how the values get into Kubernetes.
func (b *book) fillKubernetes(s *step, secrets []wanted) {
	names := kubernetesNames(secrets)
	switch {
	case b.has(fillScript):
		s.commands = []string{"./" + fillScript}
		s.text = append(s.text, file(fillScript)+" asks for each value that is missing, or takes it from a file, and hands it to `kubectl` by standard input. It makes the namespace and the Secrets where they are missing; with `--list` it only looks."+b.otherStore())
		s.screen = []string{"The context of `kubectl`: is it the right cluster? Then a question for each key; what you type is not shown.", "`Every key has a value.`"}
	case len(names) > 0:
		s.commands = []string{b.createNamespace()}
		s.text = append(s.text, "Create each Secret with `kubectl create secret generic NAME --from-file=KEY=FILE`, from files that only you can read and that you remove afterwards.")
	}
	if len(names) == 0 {
		s.verify = act{text: "Each place of the table has its value."}
		return
	}
	s.verify = act{text: "Each Secret lists its keys of the table, none of them with 0 bytes."}
	s.undo = act{text: "Delete the Secrets, as long as nothing else reads them."}
	for _, name := range names {
		s.verify.commands = append(s.verify.commands, command("kubectl", "--namespace", b.namespace(), "describe", "secret", name))
		s.undo.commands = append(s.undo.commands, command("kubectl", "--namespace", b.namespace(), "delete", "secret", name))
	}
}

func (b *book) otherStore() string {
	if b.has(externalSecrets) {
		return " Where the External Secrets Operator fills Secrets from a vault, name your store in " + file(externalSecrets) + " and apply that instead."
	}
	return ""
}

// kubernetesNames lists the Secrets by name, each once.
func kubernetesNames(secrets []wanted) []string {
	var names []string
	for _, w := range secrets {
		if w.ref.Store == plan.InKubernetes && w.ref.Possible() && !slices.Contains(names, w.ref.Name) {
			names = append(names, w.ref.Name)
		}
	}
	return names
}

// fillEnvironment says how the values get into the environment of Compose.
func (b *book) fillEnvironment(s *step, secrets []wanted) {
	s.text = append(s.text, "Docker Compose takes them from the environment of the shell that starts it. In that very shell, type each value where it is read, unseen:")
	var names []string
	for _, w := range secrets {
		if w.ref.Store == plan.InEnvironment && w.ref.Possible() && !slices.Contains(names, w.ref.Name) {
			names = append(names, w.ref.Name)
		}
	}
	if len(names) > 0 {
		// One line: a second one that is pasted with it would be read as a value.
		s.commands = []string{"for name in " + strings.Join(names, " ") + `; do printf '%s: ' "$name"; IFS= read -rs "$name"; export "$name"; echo; done`}
	}
	if len(names) < len(secrets) {
		s.text = append(s.text, "A secret that is kept elsewhere has a variable too: the notes on the files below name it.")
	}
	s.verify = act{text: "Each name is said to be set.", commands: []string{verifyEnvironment(names)}}
	s.undo = act{text: "Forget them, or end the shell.", commands: []string{strings.TrimSpace("unset " + strings.Join(names, " "))}}
	if len(names) == 0 {
		s.verify.commands, s.undo.commands = nil, nil
	}
}

func verifyEnvironment(names []string) string {
	return "for name in " + strings.Join(names, " ") + "; do printenv \"$name\" >/dev/null && echo \"$name is set\" || echo \"$name is NOT set\"; done"
}
