package check

import (
	"entrastudio/model/catalog"
	"entrastudio/model/token"
)

const tokenReference = "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference"

// tokenRules are in the order of mending: what cannot be read or trusted, what
// kind of token it is, then what it says.
func tokenRules() []rule {
	return append(formRules(), claimsRules()...)
}

func formRules() []rule {
	return []rule{
		alone(Declaration{
			Code: token.CodeMalformed, Severity: Error, SeenIn: []string{"T"},
			Title:       "This is not a whole token",
			Explanation: "A token is three parts of base64url with dots between them, of which the first two are JSON objects. A piece that was lost in copying makes it unreadable.",
			Mend:        "Copy the whole token again, from the first letter to the last.",
			Links:       []string{"https://www.rfc-editor.org/rfc/rfc7515"},
		}),
		alone(Declaration{
			Code: token.CodeEncrypted, Severity: Error, SeenIn: []string{"T"},
			Title:       "The token is encrypted",
			Explanation: "It has five parts and can only be read with the key of its receiver. Camunda's components do not decrypt tokens.",
			Mend:        "Remove the token encryption key from the app registration (tokenEncryptionKeyId).",
			Links:       []string{"https://learn.microsoft.com/graph/api/resources/application"},
		}),
		alone(Declaration{
			Code: token.CodeDuplicateMember, Severity: Error, SeenIn: []string{"T"},
			Title:       "A name stands twice in the token",
			Explanation: "Readers disagree on which of the two counts, so one program can be shown something that another one never checked. Entra does not issue such tokens.",
			Mend:        "Do not use this token; get a fresh one from Entra.",
			Links:       []string{"https://www.rfc-editor.org/rfc/rfc7519#section-4"},
		}),
		alone(Declaration{
			Code: token.CodeAlgUnsafe, Severity: Error, SeenIn: []string{"T"},
			Title:       "The token names an algorithm that must not be accepted",
			Explanation: "Entra signs with RS256. A token without a signature, with a shared secret or with an extension that nobody knows can be made by anyone.",
			Mend:        "Do not use this token; get a fresh one from Entra.",
			Links:       []string{"https://www.rfc-editor.org/rfc/rfc8725"},
		}),
		{Declaration{
			Code: "token.signature-invalid", Severity: Error, SeenIn: []string{"T"},
			Title:       "The signature does not fit",
			Explanation: "None of the given keys made this signature over this text. The token was changed after it was signed, or somebody else made it.",
			Mend:        "Get a fresh token from Entra; where the keys may be old, fetch the tenant's key set again.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens"},
		}, findBadSignature},
		alone(Declaration{
			Code: token.CodeForGraph, Severity: Error, SeenIn: []string{"T"},
			Title:       "The token is for Microsoft Graph",
			Explanation: "Without the scope <client ID>/.default Entra issues a token for Microsoft Graph. No component of Camunda accepts it.",
			Mend:        "Ask for the scope <client ID>/.default of the component's own app.",
			Causes:      []Code{"scope.default-missing", "scope.malformed"},
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope"},
		}),
		alone(Declaration{
			Code: token.CodeIsIDToken, Severity: Warning, SeenIn: []string{"T"},
			Title:       "This is an ID token",
			Explanation: "An ID token tells the app who signed in; an API wants an access token, whose claims and audience can differ. What is concluded from it may not hold.",
			Mend:        "Take the access token of the same sign-in.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/id-tokens"},
		}),
		alone(Declaration{
			Code: token.CodeVersion1, Severity: Error, SeenIn: []string{"T"},
			Title:       "The token is of version 1.0",
			Explanation: "Its issuer is sts.windows.net, it names the calling app in appid and the user in unique_name or upn. Camunda reads version 2.0, so issuer, client and user all fail to fit.",
			Mend:        "Set api.requestedAccessTokenVersion to 2 in the manifest of the app registration that the token is for.",
			Causes:      []Code{"registration.token-version", "endpoint.issuer-not-v2", token.CodeForGraph},
			Links:       []string{"https://github.com/camunda/camunda/issues/52473"},
		}),
	}
}

func claimsRules() []rule {
	return append(comparedRules(), []rule{
		alone(Declaration{
			Code: token.CodeExpired, Severity: Error, SeenIn: []string{"T"},
			Title:       "The token has ended",
			Explanation: "Every component refuses it, whatever else it says. A token lives an hour to ninety minutes.",
			Mend:        "Sign in again and take the new token.",
			Links:       []string{tokenReference},
		}),
		alone(Declaration{
			Code: token.CodeNotYetValid, Severity: Error, SeenIn: []string{"T"},
			Title:       "The token does not count yet",
			Explanation: "It was issued in the future as this clock sees it. The clock of the machine that checks it is behind.",
			Mend:        "Set the clocks right; all nodes should keep time by NTP.",
			Links:       []string{tokenReference},
		}),
		{Declaration{
			Code: "token.username-claim-missing", Severity: Error, From: catalog.V88, SeenIn: []string{"V", "E", "T"},
			Title:       "The token lacks the configured username claim",
			Explanation: "The Orchestration Cluster reads the user from this claim. Without it the person has no name, is refused or taken for a client.",
			Mend:        "Add the claim to the access token's optional claims of the app registration, or configure a claim that the token has.",
			Causes:      []Code{token.CodeVersion1, "registration.optional-claim-missing", token.CodeForGraph, token.CodeIsIDToken},
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/optional-claims"},
		}, findNoUsername},
		alone(Declaration{
			Code: token.CodeGroupsOverage, Severity: Error, SeenIn: []string{"T"},
			Title:       "The groups are not in the token",
			Explanation: "A user in more than 200 groups gets a pointer in their place. No mapping rule on groups matches, and nothing says why.",
			Mend:        "Choose Groups assigned to the application for the groups claim of the app registration, or use app roles.",
			Links:       []string{"https://learn.microsoft.com/security/zero-trust/develop/configure-tokens-group-claims-app-roles"},
		}),
		alone(Declaration{
			Code: token.CodeTooLarge, Severity: Warning, SeenIn: []string{"T"},
			Title:       "The token is very long",
			Explanation: "With the cookies of the components beside it a request goes beyond the 8 KB that servers allow for headers, and ends in a 400.",
			Mend:        "Set SERVER_MAXHTTPREQUESTHEADERSIZE to 40KB, and keep the groups out of the token.",
			Links:       []string{oidcTrouble},
		}),
		alone(Declaration{
			Code: token.CodeAppOnly, Severity: Note, SeenIn: []string{"T"},
			Title:       "No user is in this token",
			Explanation: "An app got it for itself by client credentials. Mapping rules on the claims of people cannot match it.",
			Mend:        "For a person's login take a token of a person; for a machine client this is as it should be.",
			Links:       []string{tokenReference},
		}),
		alone(Declaration{
			Code: token.CodeNonceHeader, Severity: Note, SeenIn: []string{"T"},
			Title:       "The token was made for Microsoft Graph alone",
			Explanation: "The nonce in its header is replaced before the signature is checked, which only Microsoft can do. Nobody else can verify it.",
			Mend:        "Ask for a token of the component's own app.",
			Links:       []string{tokenReference},
		}),
	}...)
}

func comparedRules() []rule {
	return []rule{
		{Declaration{
			Code: "token.wrong-tenant", Severity: Error, SeenIn: []string{"V", "E", "T"},
			Title:       "The token is of another tenant",
			Explanation: "It was issued by a tenant that the configuration does not name. Its keys, apps and users are not those of this deployment.",
			Mend:        "Sign in to the tenant that the deployment is configured for, or correct the tenant ID.",
			Causes:      []Code{"tenant.id-invalid", "endpoint.tenant-mismatch"},
			Links:       []string{tokenReference},
		}, findOtherTenantToken},
		{Declaration{
			Code: "token.issuer-mismatch", Severity: Error, SeenIn: []string{"V", "E", "T"},
			Title:       "The token's issuer is not the configured one",
			Explanation: "The issuer is compared byte for byte; a slash at the end or another version makes another issuer. The token is refused.",
			Mend:        "Configure the issuer exactly as the token has it: https://login.microsoftonline.com/<tenant ID>/v2.0.",
			Causes: []Code{
				"tenant.id-invalid", "endpoint.tenant-mismatch", "endpoint.cloud-mismatch", "endpoint.issuer-not-v2", "endpoint.trailing-slash",
				token.CodeVersion1, token.CodeForGraph, "token.wrong-tenant",
			},
			Links: []string{tokenReference},
		}, findOtherIssuer},
		{Declaration{
			Code: "token.audience-mismatch", Severity: Error, SeenIn: []string{"V", "E", "T"},
			Title:       "The token is for somebody else",
			Explanation: "A component accepts tokens whose aud is one of its audiences and refuses all others with a 401.",
			Mend:        "Ask for the scope <client ID>/.default of the component's own app, and configure its client ID as the audience.",
			Causes: []Code{
				"client.id-invalid", "audience.is-uri", "audience.keycloak-name", "audience.not-own-client", "audience.modeler-missing",
				"scope.default-missing", "scope.malformed", "scope.connectors-wrong-app", token.CodeForGraph,
			},
			Links: []string{"https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens"},
		}, findOtherAudience},
	}
}
