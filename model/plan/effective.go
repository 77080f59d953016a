package plan

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"
)

// Origin says how a setting got its value in a plan.
type Origin string

// The origins: the component says it itself; it follows from the plan; the
// chart or the program says it; the component asks for the default although
// something else would follow.
const (
	Explicit  Origin = "explicit"
	Derived   Origin = "derived"
	Defaulted Origin = "default"
	Nulled    Origin = "null"
)

// Resolved is the value that a setting has in a plan.
type Resolved struct {
	Value  catalog.Value
	Origin Origin
	// Path is the plan path that decides the value, as Get and Set read it;
	// for a default, the path at which another value would be said.
	Path string
}

// Effective is a setting's value: what its component says, else what follows
// from the plan, else the default.
func (p *Plan) Effective(c *catalog.Catalog, s *catalog.Setting) Resolved {
	path := settingPath(s)
	if component := p.Component(s.Component); component != nil {
		if own, said := component.Settings[s.Key]; said {
			if own.IsNull() {
				return Resolved{p.Default(c, s), Nulled, path}
			}
			return Resolved{own, Explicit, path}
		}
	}
	return p.withoutOwn(c, s)
}

// withoutOwn is a setting's value when its component says nothing.
func (p *Plan) withoutOwn(c *catalog.Catalog, s *catalog.Setting) Resolved {
	derived, from := p.derive(c, s)
	if from == "" {
		from = settingPath(s)
	}
	if !derived.IsNull() {
		return Resolved{derived, Derived, from}
	}
	if s.From == "" {
		from = settingPath(s)
	}
	return Resolved{p.Default(c, s), Defaulted, from}
}

func settingPath(s *catalog.Setting) string {
	return "components/" + string(s.Component) + "/settings/" + s.Key
}

// Default is what applies to a setting that nobody says: the setting that the
// chart falls back to, else the default of the chart or the container.
func (p *Plan) Default(c *catalog.Catalog, s *catalog.Setting) catalog.Value {
	return p.Deployment.With.fallBack(c, s, func(s *catalog.Setting) catalog.Value {
		return p.Effective(c, s).Value
	})
}

// fallBack evaluates a setting's default; of evaluates the setting that the
// chart falls back to. Only a chart falls back: a container reads its own
// variables alone.
func (t Tool) fallBack(c *catalog.Catalog, s *catalog.Setting, of func(*catalog.Setting) catalog.Value) catalog.Value {
	if ref, ok := catalog.ParseRef(s.Fallback); ok && t.chart() {
		if other := c.Setting(ref.Component, ref.Key); other != nil && other.Fallback != s.Ref().String() {
			if value := of(other); !value.Empty() {
				return value
			}
		}
	}
	return s.DefaultFor(t.chart())
}

// chart reports whether a Helm chart reads the settings; a plan that does not
// say is for Helm.
func (t Tool) chart() bool { return t != Compose }

// Reads reports whether the tool has a place for a setting: an address in Helm
// values, or a variable of a container.
func (t Tool) Reads(s *catalog.Setting) bool {
	if t.chart() {
		return s.Helm != "" || s.Secret != nil
	}
	return len(s.Env) > 0
}

// Written lists the settings that an export must write, in the catalogue's
// order: those that the plan's tool has a place for, of what is deployed, and
// whose value differs from what applies when nobody says it. Of a component
// that is off only its switch counts.
func (p *Plan) Written(c *catalog.Catalog) []*catalog.Setting {
	var written []*catalog.Setting
	p.EachWritten(c, func(s *catalog.Setting, _ Resolved) { written = append(written, s) })
	return written
}

// EachWritten visits what Written lists, with the value of each: working one out
// twice costs, where it holds thousands of mapping rules. Settings of the forms
// that the caller can do without are not worked out at all, as long as no
// component says them itself.
func (p *Plan) EachWritten(c *catalog.Catalog, visit func(*catalog.Setting, Resolved), without ...catalog.Form) {
	for _, s := range c.Settings() {
		if slices.Contains(without, s.Form) && !p.says(s) {
			continue
		}
		src := sourceOf(s)
		switches := src.kind == fromComponent && src.what == "enabled"
		if !p.Deployment.With.Reads(s) || !switches && !p.deploys(s) {
			continue
		}
		if value := p.Effective(c, s); !same(s, value.Value, p.Default(c, s)) {
			visit(s, value)
		}
	}
}

// says reports whether a setting's component says it itself.
func (p *Plan) says(s *catalog.Setting) bool {
	component := p.Component(s.Component)
	if component == nil {
		return false
	}
	_, own := component.Settings[s.Key]
	return own
}

// InForm gives a text the kind that its form has: a variable holds true, 8080
// and a,b as text, where a values file holds a boolean, a number and a list.
func InForm(v catalog.Value, form catalog.Form) catalog.Value {
	if v.Kind != catalog.Text {
		return v
	}
	switch form {
	case catalog.FormBool:
		if v.Text == "true" || v.Text == "false" {
			return catalog.Value{Kind: catalog.Bool, Text: v.Text}
		}
	case catalog.FormNumber:
		if n, err := strconv.ParseInt(v.Text, 10, 64); err == nil && strconv.FormatInt(n, 10) == v.Text {
			return catalog.Value{Kind: catalog.Number, Text: v.Text}
		}
	case catalog.FormList, catalog.FormScopes:
		if v.Text != "" {
			return catalog.ListOf(v.Items()...)
		}
	}
	return v
}

// writable gives a value the kind with which a plan file can write it: what
// YAML 1.2 takes for no number or boolean is a text.
func writable(v catalog.Value) catalog.Value {
	n := yamltext.Node{Value: v.Text}
	if v.Kind == catalog.Number && !n.IsNumber() || v.Kind == catalog.Bool && !n.IsBool() {
		v.Kind = catalog.Text
	}
	return v
}

// shaped gives a value the kind that a plan keeps it in: values files tell
// "true" from true, variables and Spring's properties do not.
func (t Tool) shaped(s *catalog.Setting, v catalog.Value) catalog.Value {
	v = writable(v)
	if t.chart() && !strings.ContainsAny(s.Helm, "[{") {
		return v
	}
	return InForm(v, s.Form)
}
