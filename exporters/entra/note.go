package entra

import (
	"strconv"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"
)

// notes says what the files leave to a person.
func notes(p *plan.Plan, apps []application) []exporters.Note {
	var all []exporters.Note
	if !catalog.IsGUID(p.Tenant.ID) {
		all = append(all, exporters.Note{
			Where: "tenant/id", Text: "The plan does not say the tenant, so the script and Terraform work on the one that you are signed in to.",
		})
	}
	for i := range apps {
		a := &apps[i]
		where := Folder + "/" + a.slug
		if a.isProposal {
			all = append(all, exporters.Note{Where: where, Text: groupsProposed})
		}
		if a.wanted.GroupMembershipClaims != "" && !entra.SendsGroups(a.wanted.GroupMembershipClaims) {
			all = append(all, exporters.Note{Where: where, Text: "groupMembershipClaims is " + a.wanted.GroupMembershipClaims + ", which sends no groups that a mapping rule could read."})
		}
		if a.needSecret && a.registration.Secret.IsZero() {
			all = append(all, exporters.Note{
				Where: where, Text: "The plan does not say where the client secret of " + strconv.Quote(a.registration.Name) +
					" is kept, so none is made. Say it in the plan where something signs in with it.",
			})
		}
	}
	return all
}

const groupsProposed = "The plan relies on the claim groups and does not say which, so a new app, or one that sends none yet, gets SecurityGroup: " +
	"all security groups of a person. From 200 groups on Entra sends none; ApplicationGroup sends only those that are assigned to the app. Terraform sets SecurityGroup in any case."
