package components

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/form"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// generalGroups are the groups of what holds for the whole deployment.
func generalGroups(s studio.Studio) []form.Group {
	return []form.Group{
		{Title: words.T("components.tenant"), Fields: tenantFields(s.Plan())},
		{Title: words.T("components.admin"), Fields: []form.Field{
			{Label: words.T("components.admin.claim"), Path: "firstAdmin/claim", Kind: form.Code, Purpose: words.T("components.admin.claim.why")},
			{Label: words.T("components.admin.value"), Path: "firstAdmin/value", Kind: form.Code, Purpose: words.T("components.admin.value.why")},
		}},
		{Title: words.T("components.deployment"), Fields: deploymentFields(s.Plan())},
	}
}

func tenantFields(p *plan.Plan) []form.Field {
	fields := []form.Field{
		{
			Label: words.T("components.tenant.id"), Path: "tenant/id", Kind: form.Code,
			Placeholder: "00000000-0000-0000-0000-000000000000", Purpose: words.T("components.tenant.id.why"),
		},
		{
			Label: words.T("components.tenant.cloud"), Path: "tenant/cloud", Kind: form.Choice,
			Purpose: words.T("components.tenant.cloud.why"), Options: cloudOptions,
			Follows: func() catalog.Value { return catalog.TextOf(catalog.PublicCloud) }, From: words.T("components.usual"),
		},
	}
	if p.Tenant.Cloud != plan.CustomCloud {
		return fields
	}
	return append(fields,
		form.Field{Label: words.T("components.tenant.login"), Path: "tenant/loginUrl", Kind: form.Code, Purpose: words.T("components.tenant.login.why")},
		form.Field{Label: words.T("components.tenant.graph"), Path: "tenant/graphUrl", Kind: form.Code, Purpose: words.T("components.tenant.graph.why")})
}

func cloudOptions() []part.Option {
	var options []part.Option
	for _, cloud := range catalog.Clouds() {
		options = append(options, part.Option{Value: cloud.Name, Title: words.Said(cloud.Title)})
	}
	return append(options, part.Option{Value: plan.CustomCloud, Title: words.T("components.tenant.custom")})
}

func deploymentFields(p *plan.Plan) []form.Field {
	fields := []form.Field{
		{Label: words.T("components.name"), Path: "name", Purpose: words.T("components.name.why")},
	}
	if p.Deployment.With == plan.Compose {
		return fields
	}
	usual := func() catalog.Value { return catalog.TextOf("camunda") }
	return append(fields,
		form.Field{Label: words.T("components.release"), Path: "deployment/release", Kind: form.Code, Purpose: words.T("components.release.why"), Follows: usual, From: words.T("components.usual")},
		form.Field{Label: words.T("components.namespace"), Path: "deployment/namespace", Kind: form.Code, Purpose: words.T("components.namespace.why"), Follows: usual, From: words.T("components.usual")})
}
