package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

const oidcTrouble = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/troubleshooting-oidc/"

// logRules tell of what a log or a page shows; the causes are told by other rules.
func logRules() []rule {
	return []rule{
		{Declaration{
			Code: "log.identity-unreachable", Severity: Error, SeenIn: []string{"L"},
			Title:       "Management Identity cannot be reached",
			Explanation: "The component asks Management Identity for permissions at every login, and the connection fails. Nobody gets in while it does.",
			Mend:        "Correct the Identity base URL of the component, or start Management Identity.",
			Causes:      []Code{"identity.base-url-missing", "chart.identity-required", "chart.database-missing"},
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/issues/1806"},
		}, logged(evidence.LogIdentityUnreached, unreachable)},
		{Declaration{
			Code: "log.header-too-large", Severity: Error, SeenIn: []string{"L"},
			Title:       "A request's headers are too large",
			Explanation: "Tokens of Entra and the cookies of all components on a host go beyond the 8 KB that the server allows. The browser gets a 400.",
			Mend:        "Set SERVER_MAXHTTPREQUESTHEADERSIZE to 40KB for the component, and in the proxy before it.",
			Causes:      []Code{"token.too-large"},
			Links:       []string{oidcTrouble},
		}, logged(evidence.LogHeaderTooLarge, nil)},
		{Declaration{
			Code: "log.user-info-response", Severity: Error, SeenIn: []string{"L"},
			Title:       "The user-info call was refused",
			Explanation: "The cluster asked Microsoft's user-info endpoint, which only takes tokens for Microsoft Graph. The login ended in a 500 with invalid_user_info_response.",
			Mend:        "Set CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERINFOENABLED to false for the Orchestration Cluster.",
			Causes:      []Code{"claim.userinfo-enabled"},
			Links:       []string{"https://github.com/camunda/camunda/issues/53685", "https://github.com/camunda/camunda/issues/58310"},
		}, logged(evidence.LogUserInfoResponse, nil)},
		{Declaration{
			Code: "log.audience-rejected", Severity: Error, SeenIn: []string{"L"},
			Title:       "A token was refused for its audience",
			Explanation: "None of the token's audiences is one that the component accepts. Either the token was made for another app, or the component is configured with another audience.",
			Mend:        "Ask for the scope <client ID>/.default of the component's own app, and configure its client ID as the audience.",
			Causes: []Code{
				"audience.is-uri", "audience.keycloak-name", "audience.not-own-client", "audience.modeler-missing",
				"scope.default-missing", "scope.malformed", "scope.connectors-wrong-app", "token.for-graph", "token.audience-mismatch",
			},
			Links: []string{oidcTrouble},
		}, logged(evidence.LogAudienceRejected, refusedAudience)},
		{Declaration{
			Code: "log.groups-claim", Severity: Error, SeenIn: []string{"L"},
			Title:       "The groups claim is no list of texts",
			Explanation: "The Orchestration Cluster reads the groups from the configured claim, and the token holds something else there. The login fails.",
			Mend:        "Configure a claim that holds a list of texts, let the app emit groups as such, or leave the groups claim empty and manage groups in Camunda.",
			Causes:      []Code{"token.groups-overage"},
			Links:       []string{"https://github.com/camunda/camunda"},
		}, logged(evidence.LogGroupsClaim, nil)},
		{Declaration{
			Code: "log.no-permission", Severity: Error, SeenIn: []string{"L"},
			Title:       "A login ended without permission",
			Explanation: "Management Identity granted nothing for the component's audience: no row of its database has the audience, or no mapping rule gives the person a role.",
			Mend:        "Compare the component's audience with SELECT DISTINCT audience FROM public.permissions, then the mapping rules with the person's token.",
			Causes:      []Code{"database.audience-stale", "database.audience-missing", "mapping.no-match", "audience.not-own-client", "admin.initial-claim-missing"},
			Links:       []string{"https://forum.camunda.io/t/65134"},
		}, logged(evidence.LogNoPermission, noPermission)},
	}
}

// logged makes a rule of one kind of telling line: one finding for a component
// and what the line speaks of, at the first line of them.
func logged(kind evidence.LogKind, detail func(*inspection, evidence.LogLine) string) func(*inspection, *report) {
	return func(in *inspection, r *report) {
		seen := map[string]bool{}
		for _, line := range in.Picture.Log {
			key := string(in.whose(line)) + "|" + line.Audience + "|" + strings.Join(line.Got, ",") + "|" + strings.Join(line.Expected, ",")
			if line.Kind != kind || seen[key] {
				continue
			}
			seen[key] = true
			f := onLine(in, line)
			if detail != nil {
				f.Detail = detail(in, line)
			}
			if kind == evidence.LogAudienceRejected {
				f.Expected = Side{Value: shorten(strings.Join(line.Expected, ", ")), Because: "the component accepts these", Place: line.Place}
				f.Found.Value = shorten(strings.Join(line.Got, ", "))
				f.Found.Because = "the token is for these"
			}
			r.add(f)
		}
	}
}

// onLine begins a finding on a line.
func onLine(in *inspection, line evidence.LogLine) Finding {
	return Finding{
		Component: in.whose(line), Place: line.Place,
		Found: Side{Value: shorten(line.Text), Because: "the log says so", Place: line.Place},
	}
}

// whose is the component that a line is about: by the client ID, redirect URI or
// audience that it names, else the one that wrote it.
func (in *inspection) whose(line evidence.LogLine) catalog.Name {
	for _, p := range in.parts() {
		redirect, _ := p.Redirect()
		switch {
		case line.AppID != "" && normal(p.ClientID().Value.String()) == normal(line.AppID),
			line.RedirectURI != "" && redirect.URI == line.RedirectURI,
			line.Audience != "" && slices.Contains(p.Audience().Value.Items(), line.Audience):
			return p.Name()
		}
	}
	if line.Component == "" && line.RedirectURI != "" {
		if c := in.callbackOf(line.RedirectURI); c != nil {
			return c.Name
		}
	}
	return line.Component
}

// unreachable names the address that the configuration gives, where one is known.
func unreachable(in *inspection, line evidence.LogLine) string {
	base := "No Identity base URL is known from the configuration."
	for _, p := range in.PartsOf(in.whose(line)) {
		if e := p.Get("baseUrl"); e.Setting != nil {
			base = fmt.Sprintf("It is configured with %s (%s).", e.Value, placed(e))
		}
	}
	return fmt.Sprintf("%s cannot connect to Management Identity. %s Check that this address is reachable from the container and that Management Identity runs.", in.askerOf(line), base)
}

func (in *inspection) askerOf(line evidence.LogLine) string {
	if name := in.whose(line); name != "" {
		return in.title(name)
	}
	return "The component"
}

// refusedAudience names both lists of the message.
func refusedAudience(in *inspection, line evidence.LogLine) string {
	return fmt.Sprintf("%s got a token for %s and accepts %s. It answers 401. Ask for the scope <client ID>/.default of its own app, or configure the audience that the token has.",
		in.askerOf(line), shorten(strings.Join(line.Got, ", ")), shorten(strings.Join(line.Expected, ", ")))
}

// noPermission points at the two places where a permission can be lost.
func noPermission(in *inspection, line evidence.LogLine) string {
	about := "its audience"
	if line.Audience != "" {
		about = "the audience " + line.Audience
	}
	return fmt.Sprintf("%s signed somebody in, and Management Identity granted nothing for %s. So the person sees the page for missing permissions. Compare the audience with those of public.permissions, then the mapping rules with the person's token.", in.askerOf(line), about)
}
