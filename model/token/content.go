package token

import (
	"strings"

	"entrastudio/model/catalog"
)

// Issuer gives iss as it stands, "" where it is missing or no string.
func (t *Token) Issuer() string { return t.Payload.text("iss") }

// Tenant gives tid, or else the tenant that stands in iss.
func (t *Token) Tenant() string {
	if tid := t.Payload.text("tid"); tid != "" {
		return tid
	}
	if catalog.IsGUID(t.issuer.Tenant) {
		return t.issuer.Tenant
	}
	return ""
}

// Cloud gives the name of the Microsoft cloud that issued the token, "" for
// an issuer that is not Entra's.
func (t *Token) Cloud() string { return t.issuer.Cloud }

// Version gives "1.0" or "2.0": ver where it is there, else what iss says; ""
// where neither does.
func (t *Token) Version() string {
	if ver := t.Payload.text("ver"); ver != "" {
		return ver
	}
	return t.issuer.Version
}

// Audiences gives aud as a list, nil where it is missing or no text.
func (t *Token) Audiences() []string {
	v, _ := t.Payload.Member("aud")
	texts, _ := v.Strings()
	return texts
}

// ClientID gives the client that asked for the token: azp (v2.0), else appid
// (v1.0), else "".
func (t *Token) ClientID() string {
	if azp := t.Payload.text("azp"); azp != "" {
		return azp
	}
	return t.Payload.text("appid")
}

// Scopes gives the delegated permissions of scp.
func (t *Token) Scopes() []string { return strings.Fields(t.Payload.text("scp")) }

// graphAppID is Microsoft Graph's application (client) ID in every cloud.
const graphAppID = "00000003-0000-0000-c000-000000000000"

// ForGraph says whether aud is Microsoft Graph's: its client ID, or the URL of
// Graph in any cloud, with or without a slash at its end.
func (t *Token) ForGraph() bool {
	for _, aud := range t.Audiences() {
		if aud == graphAppID || graphHost(aud) {
			return true
		}
	}
	return false
}

func graphHost(audience string) bool {
	host, ok := strings.CutPrefix(strings.TrimRight(audience, "/"), "https://")
	if !ok {
		return false
	}
	for _, cloud := range catalog.Clouds() {
		if strings.EqualFold("https://"+host, cloud.Graph) {
			return true
		}
	}
	return false
}

// Groups gives the object IDs of groups, and whether Entra left them out
// because there were too many (claim reference: more than 200, or more than
// five in a token of the implicit flow).
func (t *Token) Groups() (ids []string, leftOut bool) {
	v, _ := t.Payload.Member("groups")
	ids, _ = v.Strings()
	return ids, t.groupsLeftOut()
}

func (t *Token) groupsLeftOut() bool {
	names, ok := t.Payload.Member("_claim_names")
	if ok {
		if _, ok = find(names.Members, "groups"); ok {
			return true
		}
	}
	flag, ok := t.Payload.Member("hasgroups")
	if ok && (flag.Raw == "true" || strings.EqualFold(flag.Text, "true")) {
		return true
	}
	_, ok = t.Payload.Member("groups:src1")
	return ok
}
