package check

import (
	"fmt"
	"regexp"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// userRules are about the IDs that people have in the Orchestration Cluster.
func userRules() []rule {
	return []rule{
		{Declaration{
			Code: "user.guest-id", Severity: Error, From: catalog.V88, SeenIn: []string{"V", "T"},
			Title:       "The cluster refuses this user ID",
			Explanation: "User IDs of the Orchestration Cluster hold letters, digits and _ @ . + - only. The login name of a guest holds #EXT#, so no role can be given to it.",
			Mend:        "Use a claim without such characters as the username claim, such as oid or email, or give the role by a mapping rule.",
			Links:       []string{"https://github.com/camunda/camunda/issues/28666"},
		}, findGuestID},
	}
}

// idPattern is the pattern that user IDs of a cluster must match; nil where the
// minor has none, or where the one that is set is no pattern that the studio
// can follow.
func (in *inspection) idPattern(p scene.Part) *regexp.Regexp {
	text := p.Get("idPattern").Value.String()
	if text == "" && in.Catalog.Cluster != nil {
		text = in.Catalog.Cluster.IDPattern
	}
	return compiled(text)
}

// compiled is a pattern that Go can follow; Java knows more, and of those nothing is
// said.
func compiled(text string) *regexp.Regexp {
	if text == "" || unresolved(text) {
		return nil
	}
	pattern, err := regexp.Compile(text)
	if err != nil {
		return nil
	}
	return pattern
}

// findGuestID looks at the members of roles and at whom a token names.
func findGuestID(in *inspection, r *report) {
	pattern := in.usersPattern()
	if pattern == nil {
		return
	}
	for _, m := range in.Picture.Members {
		if m.Of != "users" || m.Default || len(in.clusters()) == 0 {
			continue
		}
		for _, name := range m.Names {
			if name == "" || unresolved(name) || len(catalog.Placeholders(name)) > 0 || pattern.MatchString(name) {
				continue
			}
			in.reportUser(r, name, "member of the role "+m.Role, m.Place)
		}
	}
	for _, t := range in.tokens() {
		if name := in.userOf(t); name != "" && !pattern.MatchString(name) {
			in.reportUser(r, name, "named by the token", t.place)
		}
	}
}

// usersPattern is the pattern of the configured cluster, or the minor's own
// where a token alone was given.
func (in *inspection) usersPattern() *regexp.Regexp {
	if clusters := in.clusters(); len(clusters) > 0 {
		return in.idPattern(clusters[0])
	}
	if in.Catalog.Cluster == nil {
		return nil
	}
	return compiled(in.Catalog.Cluster.IDPattern)
}

// userOf is whom the cluster would take a token's person for; empty where the
// token is not for the cluster or has no person in it.
func (in *inspection) userOf(t judged) string {
	if kind, _ := t.token.Kind(); kind != token.KindUserAccess || !t.mayBeFor(catalog.Orchestration) {
		return ""
	}
	if p, on := in.firstCluster(); on {
		return p.Username(t.token)
	}
	value, _ := t.token.Payload.Member("preferred_username")
	return value.Text
}

func (in *inspection) reportUser(r *report, name, where string, place evidence.Place) {
	detail := fmt.Sprintf("%s, %s, holds characters that the cluster's user IDs cannot have.", name, where)
	if strings.Contains(name, "#EXT#") {
		detail = fmt.Sprintf("%s, %s, is the login name of a guest, and # cannot stand in a user ID of the cluster.", name, where)
	}
	r.add(Finding{
		Component: catalog.Orchestration, Place: place,
		Detail:   detail + " No role can be given to it. Use oid as the username claim, or a mapping rule.",
		Expected: Side{Value: in.usersPattern().String(), Because: "user IDs must match it"},
		Found:    Side{Value: name, Because: where, Place: place},
	})
}
