package diagram

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/scene"
)

// audiences are the resource servers of Management Identity: what the database
// holds where that was given, else what the configuration seeds. Each role that
// opens a component leads to the audience that the component's permissions must
// stand under.
func (r *reader) audiences() {
	stored, given := r.stored()
	for _, text := range stored {
		r.add(Node{Column: Audiences, Name: text, Title: text, Field: "databases/identity/host"})
	}
	for _, api := range r.scene.Catalog.Identity.APIs {
		part, on := r.scene.Part(r.tool, api.Component)
		if !on {
			continue
		}
		node, bond := r.audienceOf(part, api, stored, given)
		if node < 0 {
			continue
		}
		if r.diagram.Nodes[node].Component == "" {
			r.diagram.Nodes[node].Component = part.Name()
			r.diagram.Nodes[node].Detail = part.Component.Title
		}
		for _, name := range r.scene.RolesOf(api.Component) {
			if role, ok := r.find(Roles, "identity "+name); ok {
				r.lead(role, node, bond)
			}
		}
	}
}

// lead joins a role with an audience, once.
func (r *reader) lead(role, node int, bond Bond) {
	for i := range r.diagram.Edges {
		if e := &r.diagram.Edges[i]; e.From == role && e.To == node {
			e.Bonds = append(e.Bonds, bond)
			return
		}
	}
	r.join(role, node, bond)
}

// stored lists the audiences of the database; given is false where nobody gave
// them and the list is what the configuration seeds.
func (r *reader) stored() (texts []string, given bool) {
	if r.scene.Picture.AudiencesGiven {
		for _, a := range r.scene.Picture.Audiences {
			if !slices.Contains(texts, a.Text) {
				texts = append(texts, a.Text)
			}
		}
		return texts, true
	}
	for _, p := range r.scene.Picture.Presets {
		if p.Audience != "" && !slices.Contains(texts, p.Audience) {
			texts = append(texts, p.Audience)
		}
	}
	return texts, false
}

// audienceOf finds the audience that a component's permissions stand under, and
// compares it with what the component asks for. One that the database lacks is
// compared with the row that looks most like it, or stands as absent. -1 means
// that the component asks for none.
func (r *reader) audienceOf(part scene.Part, api catalog.API, stored []string, given bool) (int, Bond) {
	setting := part.Audience()
	asked := setting.Value.String()
	bond := Bond{Kind: Audience, State: Equal, Left: asked, Right: asked, Field: settingField(setting)}
	if !given {
		bond.State = Unknown
	}
	if asked == "" {
		return -1, bond
	}
	if at, ok := r.find(Audiences, asked); ok {
		if r.diagram.Nodes[at].Absent {
			bond.State, bond.Right = Differs, ""
		}
		return at, bond
	}
	if !given {
		return r.add(Node{Column: Audiences, Name: asked, Title: asked, Field: bond.Field}), bond
	}
	bond.State, bond.Right = Differs, lookalike(stored, asked, api.Audience)
	if bond.Right != "" {
		at, _ := r.find(Audiences, bond.Right)
		return at, bond
	}
	return r.add(Node{Column: Audiences, Name: asked, Title: asked, Absent: true, Field: bond.Field}), bond
}

// lookalike is the stored audience that was meant: the same client ID with or
// without an App ID URI around it, or the name that applies when nothing is
// configured; empty where there is none.
func lookalike(stored []string, asked, byDefault string) string {
	asked = strings.ToLower(asked)
	for _, text := range stored {
		lower := strings.ToLower(text)
		if lower == "" {
			continue
		}
		if strings.Contains(lower, asked) || strings.Contains(asked, lower) {
			return text
		}
	}
	if slices.Contains(stored, byDefault) {
		return byDefault
	}
	return ""
}
