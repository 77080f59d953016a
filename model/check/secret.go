package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// secretRules are about the references to secrets. The values are never known, so
// only their form is judged.
func secretRules() []rule {
	const docs = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/secret-management/"
	const credentials = "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials"
	return []rule{
		{Declaration{
			Code: "secret.shared-env", Severity: Error, SeenIn: []string{"E"},
			Title:       "One env file hands a component another's credentials",
			Explanation: "Several components read their client ID and secret from variables of the same names. A file that is given to several of them makes all of them sign in as one.",
			Mend:        "Give every service an env file of its own.",
			Links:       []string{"https://docs.camunda.io/docs/self-managed/quickstart/developer-quickstart/docker-compose/"},
		}, findSharedEnv},
		{Declaration{
			Code: "secret.missing", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The client secret is missing",
			Explanation: "A confidential app proves itself by its secret when it changes the code for a token. Without one Entra answers AADSTS7000218, and charts 11 and 12 (8.6, 8.7) make up a random one.",
			Mend:        "Keep the client secret value in a Kubernetes Secret or a variable and refer to it by name and key.",
			Causes:      []Code{"plan.registration-unknown"},
			Links:       []string{docs},
		}, findMissingSecret},
		{Declaration{
			Code: "secret.on-public-client", Severity: Error, SeenIn: []string{"V", "E", "R"},
			Title:       "A single-page app is given a client secret",
			Explanation: "A single-page app runs in the browser and can keep no secret. Entra refuses one that is sent along (AADSTS700025), and a secret that exists can only leak.",
			Mend:        "Take the secret away, and use the platform Single-page application.",
			Causes:      []Code{"secret.shared-env"},
			Links:       []string{credentials},
		}, findPublicSecret},
		{Declaration{
			Code: "secret.legacy-form", Severity: Error, SeenIn: []string{"V"},
			Title:       "The secret is written in another chart's form",
			Explanation: "Charts 11 and 12 (8.6, 8.7) take the string form for the secret itself and ignore the block named secret. From 8.9 on the chart fails on the old form.",
			Mend:        "Write the reference in this chart's own form.",
			Links:       []string{docs},
		}, findLegacySecret},
		{Declaration{
			Code: "secret.looks-like-id", Severity: Error, SeenIn: []string{"E"},
			Title:       "The secret is the secret's ID",
			Explanation: "Entra's page of secrets shows a Value and a Secret ID. Only the ID is a GUID, and with it Entra answers AADSTS7000215.",
			Mend:        "Copy the Value; where it is no longer shown, add a new client secret.",
			Links:       []string{credentials},
		}, findSecretID},
		{Declaration{
			Code: "secret.inline", Severity: Warning, SeenIn: []string{"V", "E"},
			Title:       "A secret's value stands in the file",
			Explanation: "Everybody who can read the file, its backups and its history can sign in as the app. The chart copies inline secrets into a ConfigMap as well.",
			Mend:        "Keep the value in a Kubernetes Secret or a variable, refer to it, and make a new secret in Entra.",
			Links:       []string{docs},
		}, findInlineSecret},
	}
}

// secrets lists every secret that was found.
func (in *inspection) secrets() []given {
	return memo(in, "secrets", func() []given {
		var all []given
		for _, g := range in.given() {
			if g.Secret != nil {
				all = append(all, g)
			}
		}
		return all
	})
}

// findMissingSecret looks at confidential apps alone; a component that its tool
// gives no secret to, as Zeebe in a container, needs none.
func findMissingSecret(in *inspection, r *report) {
	for _, p := range in.parts() {
		e := p.Get("clientSecret")
		if e.Fact == nil || !p.Component.Registration.Secret || !in.asked(p, e.Fact) || !lacksSecret(e) || in.byCertificate(p) || in.sanitizedPlan() {
			continue
		}
		f := in.of(p, "clientSecret")
		f.Component = p.Name()
		f.Found = Side{Because: "no secret is named", Place: f.Place}
		what := "no client secret is named"
		if e.Setting != nil && e.Setting.Secret != nil && e.Setting.Secret.KeyMissing {
			what = fmt.Sprintf("the Secret %s is named without its key, so nothing is mounted", e.Setting.Secret.Ref.Name)
			f.Found = Side{Value: e.Setting.Secret.Ref.String(), Because: "the key is missing", Place: f.Place}
			f.Place.Address = keyAddress(e.Fact, f.Place.Address)
		}
		f.Expected = Side{Value: "a reference with name and key", Because: "the app is a confidential client"}
		f.Detail = fmt.Sprintf("For %s %s. Entra refuses the component when it asks for a token, and the chart says nothing. Refer to the client secret value by name and key.", in.title(p.Name()), what)
		r.add(f)
	}
	in.findMissingPairSecret(r)
}

// lacksSecret reports that neither a secret nor a reference was found. A form
// that the chart does not take has a code of its own.
func lacksSecret(e evidence.Effective) bool {
	if e.Setting == nil || e.Setting.Secret == nil {
		return true
	}
	s := e.Setting.Secret
	if s.Legacy != nil && s.Legacy.Effect != catalog.SecretWorks {
		return s.Both && s.KeyMissing
	}
	return s.KeyMissing || s.Ref.IsZero() && !s.Literal
}

// keyAddress is the path of the missing key beside the path of the name.
func keyAddress(fact *catalog.Setting, address string) string {
	if fact.Secret != nil && fact.Secret.Key != "" && address == fact.Secret.Name {
		return fact.Secret.Key
	}
	return address
}

// byCertificate reports a component that proves itself by a key of its own.
func (in *inspection) byCertificate(p scene.Part) bool {
	return strings.EqualFold(p.Get("clientAuthentication").Value.String(), "private_key_jwt")
}

// findLegacySecret goes by what the catalogue says of each form in this chart.
func findLegacySecret(in *inspection, r *report) {
	for _, g := range in.secrets() {
		legacy := g.Secret.Legacy
		if legacy == nil || g.fact.Secret == nil {
			continue
		}
		what := legacyEffect(g, legacy)
		if what == "" {
			continue
		}
		f := about(g.Setting)
		f.Found = Side{Value: legacy.Name, Because: what, Place: g.Place}
		f.Expected = Side{Value: g.fact.Secret.Name + " and " + g.fact.Secret.Key, Because: "chart " + in.Catalog.Chart.Version + " reads the reference there"}
		f.Detail = fmt.Sprintf("Chart %s for Camunda %s %s: %s. Entra then gets no secret or a wrong one. Write the reference as %s and %s.",
			in.Catalog.Chart.Version, in.Catalog.Minor, what, legacy.Name, g.fact.Secret.Name, g.fact.Secret.Key)
		r.add(f)
	}
}

// legacyEffect says what a chart makes of a form that is not its own; empty
// where the form works, where the chart's own form stands beside it and counts,
// and where the chart refuses it on sight. A password in clear at its own path
// is no form of a reference.
func legacyEffect(g given, legacy *catalog.LegacySecret) string {
	switch {
	case legacy.Effect == catalog.SecretLiteral && !g.Secret.Both && strings.HasSuffix(legacy.Name, "existingSecret"):
		return "takes the text for the secret itself"
	case legacy.Effect == catalog.SecretIgnored && !g.Secret.Both:
		return "ignores this form in silence"
	case legacy.Effect == catalog.SecretFails && g.Secret.Both:
		return "fails on the old form beside the new one"
	default:
		return ""
	}
}

// findSecretID knows the ID by its form: Entra's secret values are no GUIDs. A
// database's password may be one.
func findSecretID(in *inspection, r *report) {
	for _, g := range in.secrets() {
		if !g.Secret.Literal || !g.Secret.GUID || ownerOf(g.fact) == "" {
			continue
		}
		f := about(g.Setting)
		f.Found = Side{Value: "a GUID", Because: "it stands here", Place: g.Place}
		f.Expected = Side{Value: "the secret's Value", Because: "only the Secret ID is a GUID"}
		f.Detail = fmt.Sprintf("The client secret of %s has the form of a GUID. That is the Secret ID of Entra's page, not the Value, and Entra answers AADSTS7000215. Copy the Value, or add a new client secret.", in.title(g.Component))
		r.add(f)
	}
}

// findInlineSecret looks at every secret, passwords of databases included.
func findInlineSecret(in *inspection, r *report) {
	for _, g := range in.secrets() {
		if !g.Secret.Literal || g.Secret.Placeholder || legacyText(g) {
			continue
		}
		f := about(g.Setting)
		f.Found = Side{Value: "a value in clear", Because: "it stands here", Place: g.Place}
		f.Expected = Side{Value: "a reference", Because: "files are copied, kept and read by many"}
		f.Detail = fmt.Sprintf("The %s of %s stands in the file in clear. Whoever reads the file can use it. Refer to it instead, and replace the secret, because it is known now.", lowerFirst(g.fact.Title), in.title(g.Component))
		f.Fix.Commands = inlineCommands(g)
		r.add(f)
	}
}

// legacyText reports the string form of charts 11 and 12: what stands there was
// most likely meant as a name.
func legacyText(g given) bool {
	return g.Secret.Legacy != nil && legacyEffect(g, g.Secret.Legacy) != ""
}

// inlineCommands makes the Kubernetes Secret that a reference needs; the value
// is typed in and stands in no history.
func inlineCommands(g given) []string {
	if g.Tool != plan.Helm || g.fact.Secret == nil {
		return nil
	}
	return []string{
		"read -rs VALUE",
		fmt.Sprintf("kubectl create secret generic camunda-entra --from-literal=%s-secret=\"$VALUE\"", g.Component),
	}
}
