package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/amount"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// wanted finds the apps that a person named, by client ID or by name.
func (s *visit) wanted(ctx context.Context, named []string) ([]tenant.Application, error) {
	var apps []tenant.Application
	for _, name := range named {
		app, err := s.wantedOne(ctx, name)
		if err != nil {
			return nil, err
		}
		apps = append(apps, app)
	}
	return apps, nil
}

func (s *visit) wantedOne(ctx context.Context, named string) (tenant.Application, error) {
	refuse := func(what string) (tenant.Application, error) {
		return tenant.Application{}, &refusal.Error{File: "--add " + named, What: what, Hint: "entra-studio tenant pull " + s.file + " --lacking lists the apps that the plan lacks"}
	}
	if catalog.IsGUID(named) {
		app, err := s.session.Directory().ApplicationByClientID(ctx, named)
		if errors.Is(err, tenant.NotFound) {
			return refuse("the tenant has no app registration with this client ID")
		}
		return app, err
	}
	all, err := s.session.Directory().Applications(ctx, tenant.Listing{NamePrefix: named})
	if err != nil {
		return tenant.Application{}, err
	}
	same := slices.DeleteFunc(all, func(app tenant.Application) bool { return !strings.EqualFold(app.DisplayName, named) })
	switch len(same) {
	case 0:
		return refuse("the tenant has no app registration of this name")
	case 1:
		return same[0], nil
	}
	ids := make([]string, len(same))
	for i := range same {
		ids[i] = same[i].ClientID
	}
	return refuse("the tenant has " + amount.Of(len(same), "app registration") + " of this name: say the client ID of the right one, of " + strings.Join(ids, ", "))
}

// adopted adds the apps to what is taken over, and gives the plan as it is then.
func (s *visit) adopted(edit plan.Edit, apps []tenant.Application) (plan.Edit, *plan.Plan, error) {
	next, _, err := edit.Apply(s.plan)
	for i := range apps {
		if err != nil {
			return edit, nil, err
		}
		var more plan.Edit
		if more, err = reconcile.Adopt(s.catalog, next, &apps[i]); err == nil {
			edit.Changes = append(edit.Changes, more.Changes...)
			next, _, err = more.Apply(next)
		}
	}
	return edit, next, err
}

// unused tells which of the apps no component uses, since their registrations do
// nothing until one does.
func unused(w io.Writer, next *plan.Plan, apps []tenant.Application) {
	for _, app := range apps {
		if !slices.ContainsFunc(next.Components, func(c plan.Component) bool { return c.Registration == app.DisplayName }) {
			fmt.Fprintf(w, "%s: no component uses it yet; name it as the registration of one\n", app.DisplayName)
		}
	}
}

// lacking is an app of the tenant that the plan lacks, as JSON.
type lacking struct {
	Name         string   `json:"name"`
	ClientID     string   `json:"clientId"`
	RedirectURIs []string `json:"redirectUris"`
}

// lacked lists the apps that the plan lacks, by name.
func (s *visit) lacked(ctx context.Context) ([]lacking, error) {
	all, err := s.everyApp(ctx)
	if err != nil {
		return nil, err
	}
	list, ours := []lacking{}, reconcile.Ours(s.plan)
	for i := range all {
		app := &all[i]
		if _, known := ours(app.ClientID); !known {
			list = append(list, lacking{app.DisplayName, app.ClientID, app.RedirectURIs()})
		}
	}
	slices.SortFunc(list, func(a, b lacking) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ClientID, b.ClientID))
	})
	return list, nil
}

// lackingText shows one app a line: a person looks through them with grep.
func lackingText(w io.Writer, file string, list []lacking) {
	for _, one := range list {
		fmt.Fprintf(w, "%s  %s", one.ClientID, plainly(one.Name))
		if len(one.RedirectURIs) > 0 {
			fmt.Fprintf(w, "  %s", plainly(strings.Join(one.RedirectURIs, " ")))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s that the plan lacks", amount.Of(len(list), "app registration"))
	if len(list) > 0 {
		fmt.Fprintf(w, "; to bring one in: entra-studio tenant pull %s --add CLIENT-ID", file)
	}
	fmt.Fprintln(w)
}
