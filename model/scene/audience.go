package scene

import (
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Accepted is one audience that a component accepts in a token.
type Accepted struct {
	Audience string
	// From is the setting that says so.
	From evidence.Effective
	// Added reports that the chart adds it by itself.
	Added bool
}

// ClientID is the application (client) ID with which the component signs
// people in or asks for tokens.
func (p Part) ClientID() evidence.Effective {
	switch p.Component.Name {
	case catalog.WebModelerAPI, catalog.HubAPI:
		return p.owner().Get("publicApiAudience")
	default:
		return p.Get("clientId")
	}
}

// owner is the component whose settings hold those of an API.
func (p Part) owner() Part {
	name := apiOwner(p.Component.Name)
	return Part{p.scene.Catalog.Component(name), p.Tool, p.scene}
}

// audienceKeys lists the settings that hold the audiences of a component's own
// API: what a token must carry, and what Identity is asked for.
func audienceKeys(name catalog.Name, tool plan.Tool) []string {
	switch name {
	case catalog.WebModeler, catalog.Hub:
		return []string{"clientApiAudience"}
	case catalog.WebModelerAPI, catalog.HubAPI:
		return []string{"publicApiAudience"}
	case catalog.Orchestration:
		if tool == plan.Compose {
			return []string{"audiences"}
		}
		return []string{"audience"}
	default:
		return []string{"audience"}
	}
}

// Audience is the component's own audience, and the setting that holds it.
func (p Part) Audience() evidence.Effective {
	e := p.owner().Get(audienceKeys(p.Component.Name, p.Tool)[0])
	if e.Setting == nil && p.owner().Name() == catalog.Hub {
		return p.audienceOfHub(e)
	}
	return e
}

// audienceOfHub takes the audience out of Hub's one list, which holds the client
// ID of the user interface and that of the API (Camunda docs, Hub configuration).
func (p Part) audienceOfHub(otherwise evidence.Effective) evidence.Effective {
	list := p.owner().Get("audiences")
	ui := p.owner().Get("clientId").Value.String()
	for _, item := range list.Value.Items() {
		if item != "" && (item == ui) == (p.Name() == catalog.Hub) {
			list.Value = catalog.TextOf(item)
			return list
		}
	}
	return otherwise
}

// Audiences lists what the component accepts. The chart gives the Orchestration
// Cluster its audience, its client ID and the client of Web Modeler's or Hub's
// user interface (chart 13 to 15, orchestration configuration).
func (p Part) Audiences() []Accepted {
	var all []Accepted
	add := func(e evidence.Effective, added bool) {
		for _, item := range e.Value.Items() {
			if item != "" && !slices.ContainsFunc(all, func(a Accepted) bool { return a.Audience == item }) {
				all = append(all, Accepted{item, e, added})
			}
		}
	}
	add(p.Audience(), false)
	if p.Component.Name != catalog.Orchestration || p.Tool != plan.Helm {
		return all
	}
	add(p.Get("compatibleAudiences"), false)
	add(p.Get("clientId"), true)
	for _, name := range []catalog.Name{catalog.Hub, catalog.WebModeler} {
		if ui, on := p.scene.Part(plan.Helm, name); on {
			add(ui.Audience(), true)
		}
	}
	return all
}
