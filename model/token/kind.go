package token

// Kind is what a token is for.
type Kind string

// The kinds of token.
const (
	KindUserAccess Kind = "user-access-token"
	KindAppAccess  Kind = "application-access-token"
	KindID         Kind = "id-token"
	KindGraph      Kind = "graph-token"
	KindOther      Kind = "token-of-another-issuer"
	KindSignedData Kind = "signed-data"
	KindEncrypted  Kind = "encrypted-token"
	KindOpaque     Kind = "opaque-token"
	KindRefresh    Kind = "refresh-token"
	KindUnknown    Kind = "unknown"
)

// Title names the kind for a person.
func (k Kind) Title() string {
	switch k {
	case KindUserAccess:
		return "User access token"
	case KindAppAccess:
		return "Application access token"
	case KindID:
		return "ID token"
	case KindGraph:
		return "Microsoft Graph access token"
	case KindOther:
		return "Token of an issuer that is not Entra"
	case KindSignedData:
		return "Signed data that is no token"
	case KindEncrypted:
		return "Encrypted token"
	case KindOpaque:
		return "Opaque token of a personal account"
	case KindRefresh:
		return "Refresh token or authorization code"
	}
	return "Not a token that can be read"
}

// Kind says what the token is, and how that was decided.
func (t *Token) Kind() (kind Kind, why string) {
	switch t.Form {
	case FormEncrypted:
		return KindEncrypted, "it has five parts"
	case FormOpaque:
		return KindOpaque, "it starts like the opaque tokens of personal accounts"
	case FormRefresh:
		return KindRefresh, "it starts like Entra's refresh tokens and codes"
	}
	switch {
	case len(t.Payload.Members()) == 0:
		if t.Form == FormCompact && len(t.Header.Members()) > 0 && t.Payload.Value.Kind != ValueObject {
			return KindSignedData, "its payload is no JSON object"
		}
		return KindUnknown, "no claim could be read"
	case t.ForGraph():
		return KindGraph, "aud is Microsoft Graph's"
	case t.hasNonceHeader() && t.fromEntra():
		return KindGraph, "its header holds a nonce, as only tokens for Microsoft Graph do"
	case t.fromEntra():
		return t.entraKind()
	case t.brokenOff(PartPayload) && !t.claims("iss"):
		return KindUnknown, "its claims break off before iss"
	}
	return KindOther, "iss is not one of Entra's issuers"
}

func (t *Token) fromEntra() bool { return t.issuer.IsEntra() }

// entraKind tells Entra's own kinds apart. Every access token names the client
// that asked for it, and every user's one the permissions; an ID token needs
// neither (Microsoft Entra docs, claim references of both).
func (t *Token) entraKind() (Kind, string) {
	if t.brokenOff(PartPayload) && !t.claims("scp") && !t.claims("idtyp") {
		return KindUnknown, "its claims break off before those that tell"
	}
	if name := t.firstOf("nonce", "at_hash", "c_hash"); name != "" && !t.claims("scp") {
		return KindID, "it holds the claim " + name + " and no scp"
	}
	if t.ClientID() == "" && !t.claims("scp") && t.Payload.text("idtyp") == "" && !t.ownSubject() {
		return KindID, "it names neither a client (azp, appid) nor permissions (scp)"
	}
	if app, why := t.appOnly(); app {
		return KindAppAccess, why
	}
	if t.claims("scp") {
		return KindUserAccess, "it holds delegated permissions (scp)"
	}
	return KindUserAccess, "it names a user"
}

// AppOnly says whether an application got the token for itself, with no user
// in it, and how that was decided. It holds for tokens for Graph too.
func (t *Token) AppOnly() (app bool, why string) {
	kind, _ := t.Kind()
	if kind != KindAppAccess && kind != KindGraph {
		return false, ""
	}
	return t.appOnly()
}

func (t *Token) appOnly() (bool, string) {
	switch {
	case t.Payload.text("idtyp") != "":
		return t.Payload.text("idtyp") == "app", "idtyp says " + quoteName(t.Payload.text("idtyp"))
	case t.claims("scp"):
		return false, "it holds delegated permissions (scp)"
	case t.ownSubject():
		return true, "sub and oid are the same and there is no scp"
	}
	named := t.firstOf("preferred_username", "upn", "unique_name", "name", "email")
	return named == "", "it holds no scp and no name of a user"
}

// ownSubject says that sub and oid are one: a service principal is its own
// subject, a user's sub is made for each app.
func (t *Token) ownSubject() bool {
	sub := t.Payload.text("sub")
	return sub != "" && sub == t.Payload.text("oid")
}

func (t *Token) claims(name string) bool {
	_, ok := t.Payload.Member(name)
	return ok
}

// firstOf gives the first of these claims that the token holds, or "".
func (t *Token) firstOf(names ...string) string {
	for _, name := range names {
		if t.claims(name) {
			return name
		}
	}
	return ""
}
