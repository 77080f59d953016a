package signin

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/model/token"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
)

// know takes the account from a token just fetched. One for another tenant than
// was asked for is refused: what is read or written there would be the wrong
// registrations.
func (s *Session) know(got azcore.AccessToken) error {
	account := accountOf(got.Token)
	account.Method = s.request.Method
	if account.Ends.IsZero() {
		account.Ends = got.ExpiresOn
	}
	if account.TenantID != "" && s.request.TenantID != "" && !strings.EqualFold(account.TenantID, s.request.TenantID) {
		return refuse("the account is signed in to the tenant "+account.TenantID+", and the plan is for "+s.request.TenantID, "sign in with an account of that tenant, or correct the tenant ID")
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	if s.credential != nil {
		s.account = account
	}
	return nil
}

// accountOf reads who a token is for. It does not check the token, which Graph
// alone can. A token that cannot be read gives an account without a name.
func accountOf(text string) tenant.Account {
	read := token.Read(text)
	claim := func(names ...string) string {
		for _, name := range names {
			if v, ok := read.Payload.Member(name); ok && v.Text != "" {
				return v.Text
			}
		}
		return ""
	}
	account := tenant.Account{
		Name:     claim("upn", "preferred_username", "unique_name", "app_displayname", "appid", "azp"),
		ObjectID: claim("oid"), TenantID: read.Tenant(), ClientID: read.ClientID(), Rights: read.Scopes(),
	}
	roles, _ := read.Payload.Member("roles")
	given, _ := roles.Strings()
	account.App = claim("idtyp") == "app" || len(account.Rights) == 0 && len(given) > 0
	if account.App {
		account.Rights = given
	}
	slices.Sort(account.Rights)
	if ends, ok := read.Payload.Member("exp"); ok {
		if seconds, err := strconv.ParseInt(ends.Raw, 10, 64); err == nil {
			account.Ends = time.Unix(seconds, 0).UTC()
		}
	}
	return account
}

// fits refuses a ready token that cannot do what it is for.
func (s *Session) fits(account *tenant.Account, text string) error {
	read := token.Read(text)
	switch {
	case read.Form == token.FormCompact && !read.ForGraph() && !slices.Contains(read.Audiences(), strings.TrimRight(s.request.Cloud.Graph, "/")):
		return refuse("the token in "+s.request.TokenVariable+" is not for Microsoft Graph", "fetch one with the scope "+strings.TrimRight(s.request.Cloud.Graph, "/")+"/.default")
	case !account.Ends.IsZero() && !account.Ends.After(s.options.Now()):
		return refuse("the token in "+s.request.TokenVariable+" ended at "+account.Ends.Format(time.RFC3339), "fetch another")
	}
	return nil
}
