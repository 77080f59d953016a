package check

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// ownerOf is whose app registration a setting's value belongs to: the
// component's own, or another's such as Zeebe's for a client of Zeebe. It is
// empty where the value is no app's.
func ownerOf(fact *catalog.Setting) catalog.Name {
	head, _, _ := strings.Cut(fact.From, ":")
	source, other, found := strings.Cut(head, "@")
	switch {
	case source == "" && (fact.Form == catalog.FormAudience || isScope(fact)):
		return stoodInFor(fact)
	case source != "registration":
		return ""
	case found:
		return catalog.Name(other)
	default:
		return fact.Component
	}
}

// stoodInFor is the other component whose audience or scope applies where a
// setting is left empty, such as Operate's for Web Modeler's deployments: the
// setting itself then names that component's app.
func stoodInFor(fact *catalog.Setting) catalog.Name {
	name, _, found := strings.Cut(fact.Fallback, "/")
	if !found || catalog.Name(name) == catalog.Global {
		return ""
	}
	return catalog.Name(name)
}

// appOf is a component's application (client) ID under a tool, where it is known
// for certain: a GUID, or a placeholder in a file whose ids were all taken out.
// From says where it stands.
func (in *inspection) appOf(tool plan.Tool, name catalog.Name) (id string, from evidence.Effective) {
	if p, on := in.Part(tool, name); on {
		if id, from = in.app(p); from.Setting != nil {
			return id, from
		}
	}
	return in.appByClients(tool, name)
}

// appByClients is a component's app as its clients name it: Zeebe's container
// itself is told none.
func (in *inspection) appByClients(tool plan.Tool, name catalog.Name) (id string, from evidence.Effective) {
	for _, g := range in.given() {
		if g.Tool == tool && g.fact.Form == catalog.FormGUID && name != "" && ownerOf(g.fact) == name && in.isID(g.Setting, g.Value.String()) {
			return normal(g.Value.String()), evidence.Effective{Value: g.Value, Origin: evidence.Given, Setting: g.Setting, Fact: g.fact}
		}
	}
	return "", evidence.Effective{}
}

// app is the id of a component that is on.
func (in *inspection) app(p scene.Part) (id string, from evidence.Effective) {
	from = p.ClientID()
	text := from.Value.String()
	if from.Setting == nil || !in.isID(from.Setting, text) {
		return "", from
	}
	return normal(text), from
}

// isID reports whether a text that stands in a setting can be compared as an
// app's id. A mask such as xxxxxxxx-xxxx-... stands for any and is none.
func (in *inspection) isID(s *evidence.Setting, text string) bool {
	if in.sanitized(s) && len(catalog.Placeholders(text)) == 1 && catalog.IsPlaceholder(text) {
		return true
	}
	return catalog.IsGUID(text) && !catalog.IsPlaceholder(text)
}

// normal writes an id so that equal ids are equal texts.
func normal(id string) string { return strings.ToLower(strings.TrimSpace(id)) }

// holder is a component and the place where its app's id stands.
type holder struct {
	part scene.Part
	from evidence.Effective
}

// apps lists, by id, the components that use each app, under one tool. Those
// that rightly use another component's app are left out, as Connectors with the
// cluster's, or with one that nobody can tell from it.
func (in *inspection) apps(tool plan.Tool) map[string][]holder {
	return memo(in, "apps/"+string(tool), func() map[string][]holder {
		all := map[string][]holder{}
		for _, p := range in.parts() {
			if p.Tool != tool || p.Get("clientId").Fact == nil {
				continue
			}
			id, from := in.app(p)
			if other := p.Component.Registration.SharedWith; other != "" {
				if shared, _ := in.appOf(tool, other); shared == "" || shared == id {
					continue
				}
			}
			if id != "" {
				all[id] = append(all[id], holder{p, from})
			}
		}
		return all
	})
}

// registered reports whether the tenant's app registrations were given and hold
// one with this application (client) ID.
func (in *inspection) registered(id string) bool {
	return memo(in, "registered", func() map[string]bool {
		ids := map[string]bool{}
		for i := range in.Picture.Directory.Applications {
			ids[normal(in.Picture.Directory.Applications[i].AppID)] = true
		}
		return ids
	})[normal(id)]
}

// everyApp reports whether the app of each component that a chart deploys is
// known, so that an id which is none of them is nobody's.
func (in *inspection) everyApp(tool plan.Tool) bool {
	return memo(in, "everyApp/"+string(tool), func() bool {
		if tool != plan.Helm {
			return false
		}
		for _, p := range in.parts() {
			if id, from := in.app(p); p.Tool == tool && from.Fact != nil && id == "" {
				return false
			}
		}
		return true
	})
}
