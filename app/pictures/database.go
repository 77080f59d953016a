package pictures

import (
	"context"

	"entrastudio/app/database"
	"entrastudio/app/workbench"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// still is a database as the pictures need it: the plan's first audience is in
// order, the second still carries its old name, the others are missing.
type still struct{ moved bool }

// openStill connects to nothing.
func openStill(_ context.Context, _ *catalog.Catalog, p *plan.Plan, _ database.Options) (workbench.LiveDatabase, error) {
	if d := p.Database(plan.IdentityDatabase); d != nil && d.Port == 1 {
		return nil, &refusal.Error{File: "identity@postgres.example.com:1/identity", What: "no connection can be made", Hint: "check host and port; a database in Docker or Kubernetes needs a forwarded port"}
	}
	return &still{}, nil
}

func (*still) Close() {}

// Check answers as a server would.
func (s *still) Check(context.Context) (*database.Found, error) {
	found := &database.Found{
		Where: "identity@postgres.example.com:5432/identity", Schema: "public",
		Session: database.Session{Database: "identity", User: "identity", Server: "15.4"}, View: s.view(),
	}
	for _, one := range found.View.Wanted {
		if one.State != database.InOrder {
			found.Additions = append(found.Additions, database.Addition{Component: one.Component, Audience: one.NewAudience, Definitions: []string{"read:*", "write:*"}})
		}
	}
	return found, nil
}

func (s *still) view() database.View {
	v := database.View{Audiences: []database.Count{{Audience: "somebody-elses-api", Rows: 4}}}
	for i, one := range []struct {
		name catalog.Name
		id   string
	}{{catalog.ManagementIdentity, "4a7d0e6f-91b2-4c38-8e5d-2f9c6b1a3701"}, {catalog.Optimize, "4a7d0e6f-91b2-4c38-8e5d-2f9c6b1a3703"}, {catalog.Console, "4a7d0e6f-91b2-4c38-8e5d-2f9c6b1a3705"}} {
		state := database.State{Component: one.name, OldAudience: string(one.name) + "-api", NewAudience: one.id, Seeded: 2, State: database.Missing}
		switch {
		case i == 0, i == 1 && s.moved:
			state.NewRows, state.State = 2, database.InOrder
			v.Audiences = append(v.Audiences, database.Count{Audience: one.id, Rows: 2})
		case i == 1:
			state.OldRows, state.State = 2, database.ToMove
			v.Audiences = append(v.Audiences, database.Count{Audience: state.OldAudience, Rows: 2})
		}
		v.Wanted = append(v.Wanted, state)
	}
	return v
}

// Fix is tried, and never kept.
func (s *still) Fix(context.Context, database.Consent) (*database.Change, error) {
	after := &still{moved: true}
	return &database.Change{Where: "identity@postgres.example.com:5432/identity", Database: "identity", Rows: 2, Before: s.view(), After: after.view()}, nil
}

// Rollback has nothing to bring back.
func (s *still) Rollback(context.Context, database.Consent) (*database.Change, error) {
	return &database.Change{Before: s.view(), After: s.view()}, nil
}
