package draft

import (
	"cmp"
	"fmt"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
)

// Plan makes a plan, in normal form, of the picture's minor. Values files decide
// where both values and env files are given. Notes come in the order of their
// places. A token in the place of a setting is refused, with an error of type
// *refusal.Error.
func Plan(picture *evidence.Picture) (*plan.Plan, []Note, error) {
	c, err := picture.Catalog()
	if err != nil {
		return nil, nil, fmt.Errorf("make a plan: %w", err)
	}
	d := &draft{
		picture: picture, catalog: c, index: lookup.New(c), tool: toolOf(picture),
		observed: map[*catalog.Setting]bool{}, dropped: map[string]bool{},
	}
	d.builder = plan.NewBuilder(c, d.tool)
	d.know()
	d.settings()
	d.unread()
	d.rules()
	d.containers()
	p := d.builder.Plan()
	d.keep(p)
	d.sharedPasswords()
	if err := d.refuseToken(p); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(d.notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line))
	})
	return p, d.notes, nil
}

// draft is the making of one plan.
type draft struct {
	picture *evidence.Picture
	catalog *catalog.Catalog
	index   *lookup.Index
	tool    plan.Tool
	builder *plan.Builder
	// observed are the settings that went into the plan.
	observed map[*catalog.Setting]bool
	// dropped are paths that are not kept although no setting took them over.
	dropped map[string]bool
	notes   []Note
}

// toolOf is what deploys the evidence: a chart where values were given.
func toolOf(picture *evidence.Picture) plan.Tool {
	if picture.Has(evidence.KindEnv, evidence.KindCompose) && !picture.Has(evidence.KindValues) {
		return plan.Compose
	}
	return plan.Helm
}

// know offers the app registrations of the tenant.
func (d *draft) know() {
	for _, app := range d.picture.Directory.Applications {
		d.builder.Know(registrationOf(app))
	}
}

func registrationOf(app evidence.Application) plan.Registration {
	r := plan.Registration{
		Name: app.DisplayName, ClientID: app.AppID, TokenVersion: max(app.TokenVersion, 1),
		OptionalClaims: app.OptionalClaims, GroupClaims: app.GroupClaims, Platform: catalog.PlatformNone,
	}
	uris := app.Web
	switch {
	case len(app.Web) > 0:
		r.Platform = catalog.PlatformWeb
	case len(app.SPA) > 0:
		r.Platform, uris = catalog.PlatformSPA, app.SPA
	}
	for _, uri := range uris {
		r.RedirectURIs = append(r.RedirectURIs, uri.URI)
	}
	return r
}

// containers says which components are deployed by Compose: those that a
// container was found for.
func (d *draft) containers() {
	if d.tool != plan.Compose {
		return
	}
	for _, container := range d.picture.Raw.Containers {
		if d.catalog.Component(container.Component) != nil {
			d.builder.Deploy(container.Component)
		}
	}
}
