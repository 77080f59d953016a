package diagram

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// Read makes the drawing of a deployment, not arranged yet. Of a picture that
// holds two tools' configurations it takes that of the plan, else Helm's.
func Read(s *scene.Scene) *Diagram {
	r := &reader{scene: s, diagram: &Diagram{}, tool: toolOf(s), place: map[string]int{}}
	r.registrations()
	r.components()
	r.roles()
	r.audiences()
	return r.diagram
}

func toolOf(s *scene.Scene) plan.Tool {
	if p := s.Picture.Plan; p != nil {
		return p.Deployment.With
	}
	if tools := s.Tools(); len(tools) > 0 {
		return tools[0]
	}
	return plan.Helm
}

type reader struct {
	scene   *scene.Scene
	diagram *Diagram
	tool    plan.Tool
	// place finds nodes by column and name.
	place map[string]int
	apps  []app
}

func (r *reader) add(n Node) int {
	at := len(r.diagram.Nodes)
	r.diagram.Nodes = append(r.diagram.Nodes, n)
	r.place[nodeKey(n.Column, n.Name)] = at
	return at
}

func nodeKey(c Column, name string) string { return strconv.Itoa(int(c)) + " " + name }

func (r *reader) find(c Column, name string) (int, bool) {
	at, ok := r.place[nodeKey(c, name)]
	return at, ok
}

func (r *reader) join(from, to int, bonds ...Bond) {
	r.diagram.Edges = append(r.diagram.Edges, Edge{From: from, To: to, Bonds: bonds})
}

// parts are the components that are on under the drawn tool.
func (r *reader) parts() []scene.Part {
	var parts []scene.Part
	for _, p := range r.scene.Parts() {
		if p.Tool == r.tool {
			parts = append(parts, p)
		}
	}
	return parts
}

func (r *reader) components() {
	for _, part := range r.parts() {
		detail := part.BaseURL().Value.String()
		to := r.add(Node{
			Column: Components, Name: string(part.Name()), Title: part.Component.Title, Detail: detail,
			Component: part.Name(), Field: "components/" + string(part.Name()) + "/url",
		})
		for _, a := range r.apps {
			if a.serves(part) {
				r.join(a.node, to, a.bonds(part)...)
			}
		}
	}
}

// roles are the default roles that open a component that is on: those of
// Management Identity by the permissions they hold, and those of the cluster.
func (r *reader) roles() {
	for _, role := range r.scene.Catalog.Identity.Roles {
		node := -1
		for _, grant := range role.Grants {
			from, on := r.find(Components, string(grant.Component))
			if !on {
				continue
			}
			if node < 0 {
				node = r.add(r.identityRole(role.Name))
			}
			r.permit(from, node, grant.Permission)
		}
	}
	if from, on := r.find(Components, string(catalog.Orchestration)); on && r.scene.Catalog.Cluster != nil {
		for _, role := range r.scene.Catalog.Cluster.Roles {
			node := r.add(r.clusterRole(role))
			r.permit(from, node, role.Name)
		}
	}
}

// permit joins a component with a role, once, and says what the role may do there.
func (r *reader) permit(from, node int, permission string) {
	for i := range r.diagram.Edges {
		e := &r.diagram.Edges[i]
		if e.From == from && e.To == node {
			e.Bonds[0].Left += ", " + permission
			e.Bonds[0].Right = e.Bonds[0].Left
			return
		}
	}
	r.join(from, node, Bond{Kind: Permission, State: Equal, Left: permission, Right: permission})
}

// identityRole counts the rules that give a role and goes to the first of them. The
// first administrator's, which Management Identity makes itself, is one.
func (r *reader) identityRole(name string) Node {
	node := Node{Column: Roles, Name: "identity " + name, Title: name, Field: "mappingRules"}
	if identity, on := r.scene.Part(r.tool, catalog.ManagementIdentity); on {
		if first, is := identity.InitialRule(); is && slices.Contains(first.Roles, name) {
			node.Rules, node.Field = 1, "firstAdmin/value"
		}
	}
	at := 0
	for rule := range r.scene.RulesFor(plan.ForIdentity) {
		if slices.Contains(rule.Roles, name) {
			if node.Rules == 0 {
				node.Field = ruleField(rule.Place.Address, at)
			}
			node.Rules++
		}
		at++
	}
	return node
}

// ruleField is the field of a rule's roles; the place of a rule of a plan is its
// path.
func ruleField(address string, at int) string {
	if !strings.HasPrefix(address, "mappingRules/") {
		address = "mappingRules/" + strconv.Itoa(at)
	}
	return address + "/roles"
}

// clusterRole counts who is in a role of the cluster.
func (r *reader) clusterRole(role catalog.ClusterRole) Node {
	node := Node{Column: Roles, Name: "cluster " + role.Name, Title: role.Name, Component: catalog.Orchestration}
	if len(role.Members) > 0 {
		node.Field = "components/orchestration/settings/" + catalog.RoleKey(role.Name, role.Members[0])
	}
	for _, m := range r.scene.Picture.Members {
		if m.Role == role.Name {
			node.Rules += len(m.Names)
		}
	}
	return node
}
