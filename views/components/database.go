package components

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/form"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// databaseGroups are a group for each database of the minor.
func databaseGroups(s studio.Studio) []form.Group {
	var groups []form.Group
	for _, name := range plan.DatabaseNames() {
		owner := databaseOwner(s.Catalog(), name)
		if owner == nil {
			continue
		}
		groups = append(groups, form.Group{Title: owner.Title, Fields: databaseFields(s, name)})
	}
	return groups
}

// databaseOwner is the component that keeps its data in a database; nil where
// the minor has none.
func databaseOwner(c *catalog.Catalog, name string) *catalog.Component {
	if name == plan.IdentityDatabase {
		return c.Component(catalog.ManagementIdentity)
	}
	if hub := c.Component(catalog.Hub); hub != nil {
		return hub
	}
	return c.Component(catalog.WebModeler)
}

// databaseFields differ for a database that the chart deploys.
func databaseFields(s studio.Studio, name string) []form.Field {
	path := "databases/" + name + "/"
	d := s.Plan().Database(name)
	bundled := d != nil && d.Bundled
	var fields []form.Field
	if bundled || s.Catalog().Chart.Bundles && s.Plan().Deployment.With != plan.Compose {
		fields = append(fields, form.Field{Label: words.T("components.db.bundled"), Path: path + "bundled", Kind: form.Check, Purpose: words.T("components.db.bundled.why")})
	}
	user := form.Field{Label: words.T("components.db.username"), Path: path + "username", Kind: form.Code, Purpose: words.T("components.db.username.why")}
	password := form.Field{Label: words.T("components.db.password"), Path: path + "password", Kind: form.Secret, Purpose: words.T("components.db.password.why")}
	if bundled {
		return append(fields, user, password,
			form.Field{Label: words.T("components.db.admin"), Path: path + "adminPassword", Kind: form.Secret, Purpose: words.T("components.db.admin.why")})
	}
	return append(fields,
		form.Field{Label: words.T("components.db.host"), Path: path + "host", Kind: form.Code, Purpose: words.T("components.db.host.why")},
		form.Field{Label: words.T("components.db.port"), Path: path + "port", Kind: form.Number, Placeholder: "5432", Purpose: words.T("components.db.port.why")},
		form.Field{Label: words.T("components.db.database"), Path: path + "database", Kind: form.Code, Purpose: words.T("components.db.database.why")},
		user, password,
		form.Field{Label: words.T("components.db.url"), Path: path + "url", Kind: form.Code, Placeholder: "jdbc:postgresql://", Purpose: words.T("components.db.url.why")})
}
