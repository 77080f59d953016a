package diagram_test

import (
	"slices"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/diagram"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

const (
	optimizeID = "5b2c7c0e-0000-4c64-b905-000000000001"
	otherID    = "5b2c7c0e-0000-4c64-b905-000000000002"
)

// harbour is the starter plan of 8.8 with client IDs and Optimize's URL.
func harbour(t *testing.T, change func(*plan.Plan)) (*plan.Plan, *catalog.Catalog) {
	t.Helper()
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	for i := range p.Registrations {
		p.Registrations[i].ClientID = otherID
	}
	optimize := p.Component(catalog.Optimize)
	optimize.Enabled, optimize.URL = true, "https://optimize.harbour.example.net"
	for i := range p.Registrations {
		if p.Registrations[i].Name == optimize.Registration {
			p.Registrations[i].ClientID = optimizeID
		}
	}
	if change != nil {
		change(p)
	}
	return p, c
}

func read(t *testing.T, p *plan.Plan, c *catalog.Catalog, also func(*evidence.Picture)) *diagram.Diagram {
	t.Helper()
	picture := evidence.FromPlan(p, c, "", nil)
	if also != nil {
		also(picture)
	}
	s, err := scene.New(picture)
	if err != nil {
		t.Fatal(err)
	}
	return diagram.Read(s)
}

// bond finds the bond of a kind on an edge that ends at a component, or for an
// audience on one that ends at its audience in the database.
func bond(t *testing.T, d *diagram.Diagram, component catalog.Name, kind diagram.Kind) diagram.Bond {
	t.Helper()
	for i := range d.Edges {
		e := &d.Edges[i]
		if d.Nodes[e.To].Component != component || kind == diagram.Audience && d.Nodes[e.To].Column != diagram.Audiences {
			continue
		}
		for _, b := range e.Bonds {
			if b.Kind == kind {
				return b
			}
		}
	}
	t.Fatalf("no edge of %s carries the %s", component, kind)
	return diagram.Bond{}
}

func TestAPlanThatFollowsFromItselfIsWhole(t *testing.T) {
	p, c := harbour(t, nil)
	d := read(t, p, c, nil)
	if n := d.Count(diagram.Differs); n != 0 {
		t.Errorf("%d edges are cut, want none", n)
	}
	for _, kind := range []diagram.Kind{diagram.ClientID, diagram.RedirectURI} {
		if b := bond(t, d, catalog.Optimize, kind); b.State != diagram.Equal || b.Left == "" {
			t.Errorf("%s: %+v, want both ends equal", kind, b)
		}
	}
	if b := bond(t, d, catalog.Optimize, diagram.Audience); b.State != diagram.Unknown {
		t.Errorf("%+v: nobody knows a database that was not given", b)
	}
}

func TestAnotherClientIDCutsTheEdge(t *testing.T) {
	p, c := harbour(t, func(p *plan.Plan) {
		p.Component(catalog.Optimize).Settings = map[string]catalog.Value{"clientId": catalog.TextOf(otherID)}
	})
	b := bond(t, read(t, p, c, nil), catalog.Optimize, diagram.ClientID)
	want := diagram.Bond{
		Kind: diagram.ClientID, State: diagram.Differs, Left: optimizeID, Right: otherID,
		Field: "components/optimize/settings/clientId",
	}
	if b != want {
		t.Errorf("got %+v, want %+v", b, want)
	}
}

func TestAnAudienceThatIsNoClientIDCutsTheEdge(t *testing.T) {
	for audience, want := range map[string]diagram.State{
		"api://" + optimizeID: diagram.Differs, optimizeID: diagram.Equal, "<OPTIMIZE_AUDIENCE>": diagram.Unknown,
	} {
		p, c := harbour(t, func(p *plan.Plan) {
			p.Component(catalog.Optimize).Settings = map[string]catalog.Value{"audience": catalog.TextOf(audience)}
		})
		d := read(t, p, c, nil)
		for i := range d.Edges {
			e := &d.Edges[i]
			if d.Nodes[e.From].Column != diagram.Registrations || d.Nodes[e.To].Component != catalog.Optimize {
				continue
			}
			if got := e.State(); got != want {
				t.Errorf("%s: the edge has state %d, want %d: %+v", audience, got, want, e.Bonds)
			}
		}
	}
}

func TestARedirectURIIsComparedByteForByte(t *testing.T) {
	p, c := harbour(t, func(p *plan.Plan) {
		for i := range p.Registrations {
			if p.Registrations[i].ClientID == optimizeID {
				p.Registrations[i].RedirectURIs = []string{"https://other.example.net", "https://optimize.harbour.example.net/api/authentication/callback/"}
			}
		}
	})
	b := bond(t, read(t, p, c, nil), catalog.Optimize, diagram.RedirectURI)
	if b.State != diagram.Differs || b.Left != "https://optimize.harbour.example.net/api/authentication/callback/" {
		t.Errorf("%+v: a slash at the end is another URI, and the nearest one is shown", b)
	}
}

func TestTheDatabaseIsComparedWithWhatAComponentAsksFor(t *testing.T) {
	for name, row := range map[string]struct {
		stored, right string
		state         diagram.State
		absent        bool
	}{
		"same":            {optimizeID, optimizeID, diagram.Equal, false},
		"App ID URI":      {"api://" + optimizeID, "api://" + optimizeID, diagram.Differs, false},
		"name by default": {"optimize-api", "optimize-api", diagram.Differs, false},
		"nothing like it": {"harbour", "", diagram.Differs, true},
	} {
		t.Run(name, func(t *testing.T) {
			p, c := harbour(t, nil)
			d := read(t, p, c, func(pic *evidence.Picture) {
				pic.AudiencesGiven, pic.Audiences = true, []evidence.Audience{{Text: row.stored}}
			})
			b := bond(t, d, catalog.Optimize, diagram.Audience)
			if b.State != row.state || b.Right != row.right || b.Left != optimizeID {
				t.Errorf("%+v, want state %d and %q", b, row.state, row.right)
			}
			absent := slices.ContainsFunc(d.Nodes, func(n diagram.Node) bool { return n.Absent && n.Title == optimizeID })
			if absent != row.absent {
				t.Errorf("absent is %v, want %v", absent, row.absent)
			}
		})
	}
}

func TestEveryComponentOfAnAbsentAudienceIsCut(t *testing.T) {
	p, c := harbour(t, nil)
	d := read(t, p, c, func(pic *evidence.Picture) {
		pic.AudiencesGiven, pic.Audiences = true, []evidence.Audience{{Text: optimizeID}}
	})
	for i := range d.Edges {
		if e := &d.Edges[i]; d.Nodes[e.To].Absent && e.State() != diagram.Differs {
			t.Errorf("the edge from %s to the absent audience is whole: %+v", d.Nodes[e.From].Title, e.Bonds)
		}
	}
}

func TestAnAppThatTheTenantLacksCutsItsEdges(t *testing.T) {
	p, c := harbour(t, nil)
	d := read(t, p, c, func(pic *evidence.Picture) { pic.Directory.ApplicationsGiven = true })
	if b := bond(t, d, catalog.Optimize, diagram.ClientID); b.State != diagram.Differs || b.Left != "" {
		t.Errorf("%+v: the tenant has no such app", b)
	}
}

func TestRolesCountTheRulesThatGiveThem(t *testing.T) {
	p, c := harbour(t, func(p *plan.Plan) {
		p.MappingRules = []plan.MappingRule{
			{Name: "a", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: "x", Roles: []string{"Console"}},
			{Name: "b", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: "y", Roles: []string{"Optimize"}},
		}
	})
	for _, n := range read(t, p, c, nil).Nodes {
		if n.Name == "identity Optimize" && (n.Rules != 1 || n.Field != "mappingRules/1/roles") {
			t.Errorf("%+v: want one rule, the second of the plan", n)
		}
	}
}

func TestTheFirstAdministratorsRuleGivesItsRole(t *testing.T) {
	for value, rules := range map[string]int{"ada@harbour.example": 1, "": 0} {
		p, c := harbour(t, func(p *plan.Plan) {
			p.FirstAdmin, p.MappingRules = plan.Admin{Claim: "preferred_username", Value: value}, nil
		})
		for _, n := range read(t, p, c, nil).Nodes {
			if n.Name == "identity ManagementIdentity" && n.Rules != rules {
				t.Errorf("%q: %+v, want %d rules", value, n, rules)
			}
			if n.Name == "identity Optimize" && n.Rules != 0 {
				t.Errorf("%q: %+v: the first administrator has one role alone", value, n)
			}
		}
	}
}

func TestArrangedBoxesOfAColumnNeverOverlap(t *testing.T) {
	p, c := harbour(t, nil)
	d := read(t, p, c, nil)
	m := diagram.Measures{Width: 800, Height: 100, Box: 36, Space: 6, Gap: 90}
	d.Arrange(m)
	for column := diagram.Registrations; column <= diagram.Audiences; column++ {
		nodes := d.Of(column)
		slices.SortFunc(nodes, func(a, b int) int { return int(d.Nodes[a].Box.Y - d.Nodes[b].Box.Y) })
		for i, at := range nodes {
			box := d.Nodes[at].Box
			if box.X < 0 || box.X+box.Width > d.Width+0.5 || box.Y < 0 || box.Y+box.Height > d.Height+0.5 {
				t.Errorf("%+v lies outside %v by %v", box, d.Width, d.Height)
			}
			if i > 0 && box.Y < d.Nodes[nodes[i-1]].Box.Y+m.Box+m.Space-0.5 {
				t.Errorf("%s and %s overlap", d.Nodes[nodes[i-1]].Title, d.Nodes[at].Title)
			}
		}
	}
}

func TestLinesMeetTheirBoxesAndAreCutWhereEndsDiffer(t *testing.T) {
	p, c := harbour(t, func(p *plan.Plan) {
		p.Component(catalog.Optimize).Settings = map[string]catalog.Value{"clientId": catalog.TextOf(otherID)}
	})
	d := read(t, p, c, nil)
	d.Arrange(diagram.Measures{Width: 800, Height: 600, Box: 36, Space: 6, Gap: 90})
	for _, e := range d.Edges {
		from, to := d.Nodes[e.From].Box, d.Nodes[e.To].Box
		first, lastRun := e.Runs[0][0], e.Runs[len(e.Runs)-1]
		last := lastRun[len(lastRun)-1]
		if first.X != from.X+from.Width || last.X != to.X || last.Y != to.Y+to.Height/2 {
			t.Errorf("the line from %v to %v runs from %v to %v", from, to, first, last)
		}
		if cut := len(e.Runs) == 2; cut != (e.State() == diagram.Differs) {
			t.Errorf("cut is %v for %+v", cut, e.Bonds)
		}
	}
}
