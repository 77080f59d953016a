package database

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"entrastudio/exporters/sql"
	"entrastudio/importers"
	"entrastudio/model/evidence"

	"github.com/jackc/pgx/v5"
)

// Check reads, in a transaction in which the server refuses every change, which
// audiences have permissions and what the wanted ones lack.
func (d *Database) Check(ctx context.Context) (*Found, error) {
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	a, err := d.begin(ctx, pgx.ReadOnly, 0)
	if err != nil {
		return nil, failed(ctx, d.address, err)
	}
	defer a.abandon()
	steps := slices.DeleteFunc(sql.InspectSteps(), func(s sql.Statement) bool { return s == sql.Look })
	if err := a.steps(ctx, steps); err != nil {
		return nil, failed(ctx, d.address, err)
	}
	return &Found{
		Where: d.Where(), Schema: d.address.schema, Session: a.session, View: a.before,
		Additions: d.additions(a.before.Wanted),
	}, nil
}

// additions are the permissions of audiences without all their rows: Management
// Identity adds those of its presets at every start, and removes none (Camunda
// docs, upgrade of components from 8.9 to 8.10).
func (d *Database) additions(states []State) []Addition {
	var all []Addition
	for i, s := range states {
		if s.State != InOrder && i < len(d.wanted) {
			all = append(all, Addition{s.Component, s.NewAudience, d.wanted[i].Definitions})
		}
	}
	return all
}

// AddTo puts the audiences into a picture, so that findings and logins rest on
// them.
func (f *Found) AddTo(pic *evidence.Picture) {
	pic.AudiencesGiven = true
	for _, count := range f.View.Audiences {
		pic.Audiences = append(pic.Audiences, evidence.Audience{Text: count.Audience, Place: f.place()})
	}
	pic.Inputs = append(pic.Inputs, evidence.Input{
		File: f.Where, Kind: evidence.KindAudiences, Said: true, Why: "read from the database",
		Summary: fmt.Sprintf("%d audiences", len(f.View.Audiences)),
	})
}

func (f *Found) place() evidence.Place {
	return evidence.Place{File: f.Where, Address: f.Schema + ".permissions.audience"}
}

// Source is the same for a desk, which reads evidence again after each edit.
func (f *Found) Source() (importers.Source, error) {
	texts := make([]string, 0, len(f.View.Audiences))
	for _, count := range f.View.Audiences {
		texts = append(texts, count.Audience)
	}
	data, err := json.MarshalIndent(texts, "", "  ")
	if err != nil {
		return importers.Source{}, fmt.Errorf("write down the audiences: %w", err)
	}
	return importers.Source{Name: f.Where, Kind: evidence.KindAudiences, Data: data}, nil
}
