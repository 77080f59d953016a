package login

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// lookup is the component's question to Management Identity: which permissions
// does this token have for my audience? Identity answers from the rows of
// public.permissions with exactly this audience.
func (w *walk) lookup() found {
	const title = "Management Identity looks up the permissions by audience"
	for _, line := range w.lines(evidence.LogIdentityUnreached) {
		return fail(stepLookup, title, "the log shows that Management Identity cannot be reached", identityAway()).at(line.Place)
	}
	if base := w.asked.Get("baseUrl"); base.Fact != nil && base.Fact.Required && base.Origin == evidence.Missing && w.asked.Tool == plan.Compose {
		return fail(stepLookup, title, w.asked.Component.Title+" is not told where Management Identity is", identityAway()).decides(base)
	}
	audience := w.asked.Audience()
	want := audience.Value.String()
	switch {
	case want == "":
		return unknown(stepLookup, title, "the evidence does not say which audience "+w.asked.Component.Title+" asks for").decides(audience)
	case w.scene.Picture.AudiencesGiven:
		return w.lookupInDatabase(title, audience)
	}
	for _, line := range w.lines(evidence.LogNoPermission) {
		return fail(stepLookup, title, "the log shows that Identity granted nothing for this audience", denied(w.asked, w.machine)).at(line.Place)
	}
	if w.seeded(want) {
		return pass(stepLookup, title, "the configuration seeds permissions for "+want+" at the start; what the database holds was not given").decides(audience)
	}
	return unknown(stepLookup, title, "what Identity's database holds was not given (SELECT DISTINCT audience FROM public.permissions)").decides(audience)
}

func identityAway() ending {
	return ending{outcome: ServerError, page: "500, because the permissions cannot be asked for"}
}

// lookupInDatabase compares with the rows. An audience that was taken out for
// sharing fits none by its name, and may stand for one of the client IDs.
func (w *walk) lookupInDatabase(title string, audience evidence.Effective) found {
	want := audience.Value.String()
	rows := w.scene.Picture.Audiences
	if slices.ContainsFunc(rows, func(a evidence.Audience) bool { return a.Text == want }) {
		return pass(stepLookup, title, "the database has rows for "+want).decides(audience)
	}
	if !scene.Told(want) && slices.ContainsFunc(rows, func(a evidence.Audience) bool { return catalog.IsGUID(a.Text) }) {
		return unknown(stepLookup, title, "the audience "+want+" may be any of the client IDs in Identity's database").decides(audience)
	}
	return fail(stepLookup, title, "Identity's database has no permission for the audience "+want, denied(w.asked, w.machine)).decides(audience).
		sides("audience="+want, strings.Join(audiences(rows), ", "), "public.permissions in Identity's database")
}

// seeded reports whether Identity's own start-up makes rows for the audience:
// a chart renders presets with the configured audiences, a Compose deployment
// has them where SPRING_APPLICATION_JSON declares them.
func (w *walk) seeded(audience string) bool {
	if w.part.Tool == plan.Helm {
		return true
	}
	return slices.ContainsFunc(w.scene.Picture.Presets, func(p evidence.Preset) bool { return p.Audience == audience })
}

func audiences(all []evidence.Audience) []string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = a.Text
	}
	return names
}

// identityRoles are the roles that Identity's mapping rules give the token.
func (w *walk) identityRoles() found {
	return w.roles("Mapping rules of Management Identity give roles")
}

// clusterRoles are the roles that the cluster's members and rules give.
func (w *walk) clusterRoles() found {
	return w.roles("Roles of the Orchestration Cluster")
}

func (w *walk) roles(title string) found {
	if w.token == nil {
		return unknown(stepRoles, title, "no token for "+w.part.Component.Title+" was given")
	}
	access := w.asked.Access(w.token)
	f := w.rolesStep(title, access)
	f.Rules = access.Trials
	return f
}

func (w *walk) rolesStep(title string, access scene.Access) found {
	if len(access.Roles) > 0 {
		var names []string
		for _, role := range access.Roles {
			names = append(names, role.Name+" by "+role.Because)
		}
		if !w.machine && w.asked.Name() == catalog.Orchestration && !scene.OpensPages(access.Roles) && access.Open == "" {
			return fail(stepRoles, title, "only roles for programs: "+strings.Join(names, ", "), denied(w.asked, false)).at(access.Roles[0].Place).
				sides(strings.Join(names, ", "), "admin or another role that opens a page", "Camunda docs, authorizations")
		}
		return pass(stepRoles, title, strings.Join(names, ", ")).at(access.Roles[0].Place)
	}
	switch {
	case access.Open != "":
		return pass(stepRoles, title, access.Open)
	case access.Elsewhere != "":
		return unknown(stepRoles, title, access.Elsewhere)
	case w.machine && w.asked.Component.Permissions == catalog.AskIdentity:
		return unknown(stepRoles, title, "what Management Identity allows the application itself is kept in its database, which was not given")
	case !access.Declared:
		return unknown(stepRoles, title, "the evidence declares no rule or member for "+w.part.Component.Title+"; they may live in Camunda's own pages")
	}
	detail := fmt.Sprintf("none of %d mapping rules matches", len(access.Trials))
	if access.Principal.Known() {
		detail = named(access.Principal.User, access.Principal.Client) + " is a member of no role, and " + detail
	}
	return fail(stepRoles, title, detail, denied(w.asked, w.machine)).
		sides("", strings.Join(w.rolesThatHelp(), " or "), "default roles of "+string(rulesOf(w.part)))
}

func (w *walk) rolesThatHelp() []string {
	if w.part.Component.Permissions == catalog.AskIdentity {
		return w.scene.RolesOf(w.part.Name())
	}
	return nil
}
