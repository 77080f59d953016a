package settings

import (
	"strings"

	"entrastudio/importers/interpolation"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Said is what stands where a value belongs.
type Said struct {
	// Value is what the reader of the file would get; a reference that it
	// cannot follow stays as it is written.
	Value catalog.Value
	// Ref is where the whole value is kept, when it is not in the file.
	Ref plan.SecretRef
	// Template is the value of a variable as Compose takes it, references as
	// they are written: ${NAME} refers to a variable, $$ is a dollar sign.
	Template string
	// Literal reports that a value stands in the file itself.
	Literal bool
	// Place is where the value stands.
	Place evidence.Place
	// Inside makes what finds the place of a line and column of the value's
	// text; nil where the text stands nowhere.
	Inside func() func(line, column int) (int, int)
}

// FromParts is what a value with references to variables says; text is the value
// with those filled in that the reader knows. A reference that makes up the
// whole value is where a secret is kept. A default, or a variable that the same
// file gives a value, puts the secret into the file all the same. A reference in
// single quotes reaches the container as it stands, where Spring follows it.
func FromParts(text string, parts []interpolation.Part) Said {
	said := Said{Value: catalog.TextOf(text), Template: template(parts), Literal: text != ""}
	if len(parts) == 1 && parts[0].IsRef() {
		said.Ref = plan.SecretRef{Store: plan.InEnvironment, Name: parts[0].Name}
		said.Literal = text != "" && !catalog.IsReference(text)
	} else if ref, whole := springReference(text); whole && catalog.IsReference(text) {
		said.Ref, said.Literal = ref.SecretRef, ref.preset
	}
	return said
}

func template(parts []interpolation.Part) string {
	var b strings.Builder
	for _, part := range parts {
		if part.IsRef() {
			b.WriteString(part.Text)
			continue
		}
		b.WriteString(strings.ReplaceAll(part.Text, "$", "$$"))
	}
	return b.String()
}

// PassedThrough is what a name without a value says: the value is in the
// environment of whoever starts the containers.
func PassedThrough(name string) Said {
	return Said{
		Value:    catalog.TextOf("${" + name + "}"),
		Template: "${" + name + "}",
		Ref:      plan.SecretRef{Store: plan.InEnvironment, Name: name},
	}
}

// Kept is what a reference to a Kubernetes object says. Name and key stand in
// a text that every reader takes for a reference.
func Kept(kind, name, key string) Said {
	said := Said{Value: catalog.TextOf("${" + kind + ":" + name + "/" + key + "}")}
	if kind == string(plan.InKubernetes) && name != "" {
		said.Ref = plan.SecretRef{Store: plan.InKubernetes, Name: name, Key: key}
	}
	return said
}

// secret describes the value of a secret without keeping it; nil where nothing
// was said.
func (s Said) secret() *evidence.Secret {
	if s.Ref.IsZero() && s.Value.Empty() {
		return nil
	}
	secret := Literal(s.Value.String())
	secret.Literal = s.Literal
	if s.Ref.IsZero() {
		return secret
	}
	secret.Ref = s.Ref
	secret.KeyMissing = s.Ref.Store == plan.InKubernetes && s.Ref.Key == ""
	return secret
}

// Literal describes a secret that stands in the file in clear. A placeholder is
// no secret: somebody took the value out before sharing the file.
func Literal(text string) *evidence.Secret {
	return &evidence.Secret{
		Literal:     true,
		GUID:        catalog.IsGUID(text),
		Placeholder: catalog.IsPlaceholder(text),
	}
}

// inside is what finds places in the value's text.
func (s Said) inside() func(line, column int) (int, int) {
	if s.Inside == nil {
		return nil
	}
	return s.Inside()
}
