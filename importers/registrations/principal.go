package registrations

import (
	"strings"

	"entrastudio/model/evidence"
)

// principal reads an enterprise application.
func (o object) principal() evidence.ServicePrincipal {
	required := get(o.node, "appRoleAssignmentRequired")
	return evidence.ServicePrincipal{
		ObjectID: o.text("objectId", "id"), AppID: o.text("appId"), DisplayName: o.text("displayName", "appDisplayName"),
		Enabled: o.enabled(), AssignmentRequired: required != nil && required.Text == "true", Place: o.own(),
	}
}

// grant reads one consent for delegated permissions.
func (o object) grant() evidence.Grant {
	return evidence.Grant{
		Client: o.text("clientId"), Resource: o.text("resourceId"),
		ForAll: strings.EqualFold(o.text("consentType"), "AllPrincipals"),
		Scopes: strings.Fields(o.text("scope")), Place: o.own(),
	}
}
