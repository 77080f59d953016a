package runbook

import (
	"strings"

	"entrastudio/exporters/markdown"
)

// Where the official charts are (Camunda docs, install with Helm).
const (
	chartRepository = "https://helm.camunda.io"
	chartName       = "camunda/camunda-platform"
)

// The files that a deployment is made from.
const (
	valuesFile   = "helm/values.yaml"
	composeFile  = "compose/compose.yaml"
	workingFirst = "**Before the first start** look at the first administrator once more: %s is stored at the first start and not read again."
)

// deploy is the step that starts Camunda.
func (b *book) deploy() (step, bool) {
	s := step{title: "Deploy", done: "all containers are ready"}
	if b.plan.FirstAdmin.Value != "" {
		s.text = append(s.text, strings.Replace(workingFirst, "%s", span(b.plan.FirstAdmin.Claim)+" = "+span(b.plan.FirstAdmin.Value), 1))
	}
	if b.helm() {
		return b.deployChart(s), b.has(valuesFile)
	}
	return b.deployContainers(s), b.has(composeFile) || len(b.under("compose")) > 0
}

// deployChart renders first: an error then costs nothing.
func (b *book) deployChart(s step) step {
	common := []string{
		b.release(), chartName, "--version", b.catalog.Chart.Version, "--namespace", b.namespace(), "--values", valuesFile,
	}
	s.text = append(s.text,
		file(valuesFile)+" says only what differs from the chart's defaults; add your own files for storage, resources and ingress behind it. "+
			"Where the release exists already, keep what it runs with: "+markdown.Code(command("helm", "--namespace", b.namespace(), "get", "values", b.release(), "--output", "yaml"))+".",
		"The first two lines get the chart, the third renders it without changing anything, the last installs or upgrades.")
	s.commands = []string{
		command("helm", "repo", "add", "camunda", chartRepository),
		"helm repo update camunda",
		command(append([]string{"helm", "template"}, common...)...) + " >/dev/null",
		command(append([]string{"helm", "upgrade", "--install", "--create-namespace"}, common...)...),
	}
	s.screen = []string{
		"`helm template` prints nothing but errors; `helm upgrade` says `STATUS: deployed` and then the chart's notes.",
		"A warning in the notes about Entra or about a key that is gone is a mistake in the values: mend it before you go on.",
	}
	s.verify = act{
		text:     "After some minutes every pod is `Running` and ready, and none restarts again and again.",
		commands: []string{command("kubectl", "--namespace", b.namespace(), "get", "pods")},
	}
	s.undo = act{
		text: "Go back to the revision before, or remove a release that is new. Its volumes stay, databases included, until you delete them.",
		commands: []string{
			command("helm", "--namespace", b.namespace(), "rollback", b.release()),
			command("helm", "--namespace", b.namespace(), "uninstall", b.release()) + "   # only where it is new",
		},
	}
	return s
}

// deployContainers adds the plan's services to Camunda's own Compose file.
func (b *book) deployContainers(s step) step {
	switch official := b.catalog.Compose.File; {
	case !b.has(composeFile):
		s.text = append(s.text, "Give each service of your Compose file its env file from "+markdown.Code("compose/")+" with `env_file`.")
	case official != "":
		s.text = append(s.text, "Put Camunda's own "+markdown.Code(official)+" of "+string(b.plan.Camunda)+" and its `.env` into this folder; "+
			file(composeFile)+" is merged with it and gives each service its variables.")
	}
	s.text = append(s.text, "The first line reads the files without starting anything.")
	s.commands = []string{b.compose("config", "--quiet"), b.compose("up", "--detach")}
	s.screen = []string{"The first line prints nothing. A variable that is not set is named: go back to the secrets then."}
	s.verify = act{text: "After some minutes every service is `running` or `healthy`.", commands: []string{b.compose("ps")}}
	s.undo = act{text: "Stop the containers; their volumes stay.", commands: []string{b.compose("down")}}
	return s
}

// compose is a call of Docker Compose with the files of this deployment.
func (b *book) compose(words ...string) string {
	call := []string{"docker", "compose"}
	if b.has(composeFile) {
		if official := b.catalog.Compose.File; official != "" {
			call = append(call, "--file", official)
		}
		call = append(call, "--file", composeFile)
	}
	return command(append(call, words...)...)
}
