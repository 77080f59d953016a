package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"entrastudio/app/network"
	"entrastudio/app/tenant"
	"entrastudio/model/refusal"
)

// What helps against each failure.
const (
	hintPage      = "a proxy or the sign-in page of a network answers in Graph's place: open the address in a browser, or check HTTPS_PROXY and NO_PROXY"
	hintSignIn    = "sign in again"
	hintLater     = "try again later; what was written already stays, and the next run goes on from there"
	hintSupport   = "try again later; Microsoft's support asks for the request ID"
	hintDirectory = "the directory needs seconds, at times a minute, to agree with itself: run it again"
)

// explain fills in kind and words from what Graph said.
func (w *wire) explain(c *call, failed *tenant.Failure, said graphError) {
	failed.Kind, failed.Refusal.What, failed.Refusal.Hint = w.reason(c, failed, said)
	if message := said.message(); message != "" {
		failed.Refusal.What += ": " + message
	}
	if failed.RequestID != "" && failed.Kind == tenant.Unavailable {
		failed.Refusal.What += " (request ID " + failed.RequestID + ")"
	}
}

// reason tells the failures apart, the most telling first.
func (w *wire) reason(c *call, failed *tenant.Failure, said graphError) (kind tenant.Kind, what, hint string) {
	if policy, found := policyOf(said); found {
		failed.Policy = policy.name
		return tenant.PolicyRefused, "a policy of the tenant (" + policy.name + ") " + policy.what, policy.hint
	}
	if w.early(c, failed.Status, said) {
		return tenant.NotYetConsistent, "the directory does not know yet what it was just told", hintDirectory
	}
	if failed.Status >= http.StatusInternalServerError {
		return tenant.Unavailable, fmt.Sprintf("Graph is in trouble (%d %s)", failed.Status, http.StatusText(failed.Status)), hintSupport
	}
	return byStatus(c, failed, said)
}

func byStatus(c *call, failed *tenant.Failure, said graphError) (kind tenant.Kind, what, hint string) {
	switch failed.Status {
	case http.StatusUnauthorized:
		if failed.Cause != nil {
			return tenant.Challenged, "a rule of the tenant wants another sign-in", hintSignIn + ", and do what the sign-in page asks for"
		}
		return tenant.Unauthorized, "Graph does not take the token", hintSignIn
	case http.StatusForbidden:
		return tenant.Forbidden, "the account signed in may not do this", "it needs " + rightFor(c.request.Method, c.name) + ", to which an administrator consents, and a directory role that may do it"
	case http.StatusNotFound:
		return tenant.NotFound, "it is not in the tenant", "check the ID, and that this is the right tenant"
	case http.StatusTooManyRequests:
		return tenant.Throttled, "Graph wants fewer calls, and wanted it still after several tries", hintLater
	case http.StatusProxyAuthRequired:
		return tenant.Unreachable, "the proxy wants a user name and password", "check HTTPS_PROXY"
	case http.StatusConflict:
		return tenant.Conflict, "it exists already", "look at the difference again: somebody else may have made it"
	}
	if exists(said) {
		return tenant.Conflict, "it exists already", "look at the difference again: somebody else may have made it"
	}
	return tenant.Invalid, fmt.Sprintf("Graph does not take this (%d%s)", failed.Status, coded(failed.Code)), "correct the value"
}

func coded(code string) string {
	if code == "" {
		return ""
	}
	return " " + code
}

// exists recognises what Graph answers with 400 to a second one of the same.
func exists(said graphError) bool {
	return said.has("ObjectConflict", "Request_MultipleObjectsWithSameKeyValue", "Permission_Duplicate") ||
		strings.Contains(said.text(), "Permission being assigned already exists") ||
		strings.Contains(said.text(), "Permission entry already exists")
}

// early recognises the two refusals that mean "not yet": a service principal for
// a registration that another part of the directory does not have, and a call
// about an object that it does not have. The second says the same as for what was
// never there, so that it counts for what this client made itself, and where a
// POST refers to something that another run made.
func (w *wire) early(c *call, status int, said graphError) bool {
	switch status {
	case http.StatusBadRequest:
		return said.has("NoBackingApplicationObject")
	case http.StatusNotFound:
		if !said.has("Request_ResourceNotFound", "Directory_ObjectNotFound", "ResourceNotFound") || c.request.Method == http.MethodDelete {
			return false
		}
		return c.request.Method == http.MethodPost || w.made.in(c, strings.TrimPrefix(c.request.URL.Path, w.base.Path))
	}
	return false
}

// rightFor is the least right that a call needs (Microsoft Graph permissions
// reference).
func rightFor(method, name string) string {
	reads := method == http.MethodGet
	switch {
	case strings.Contains(name, "oauth2PermissionGrants"):
		return either(reads, "Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All")
	case strings.Contains(name, "appRoleAssignedTo"):
		return either(reads, "Application.Read.All", "AppRoleAssignment.ReadWrite.All")
	case strings.Contains(name, "/organization"):
		return "Organization.Read.All"
	}
	return either(reads, "Application.Read.All", "Application.ReadWrite.All")
}

func either(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}

func webPage(c *call, status int) error {
	return &tenant.Failure{Kind: tenant.WebPage, Status: status, Refusal: refusal.Error{
		File: c.name, What: fmt.Sprintf("the answer is a web page (%d %s) instead of Graph's JSON (%s)", status, http.StatusText(status), c.request.URL.Host), Hint: hintPage,
	}}
}

// unreached is a call without an answer. One that its caller ended gives that end.
func unreached(c *call, err error) error {
	if ctx := c.request.Context(); ctx.Err() != nil {
		return fmt.Errorf("%s: %w", c.name, ctx.Err())
	}
	what, hint := network.Reason(err)
	return &tenant.Failure{Kind: tenant.Unreachable, Cause: err, Refusal: refusal.Error{File: c.name, What: what + " (" + c.request.URL.Host + ")", Hint: hint}}
}

// failureOf takes off what net/http and the SDK put around the wire's errors.
func failureOf(ctx context.Context, name string, err error) error {
	var failed *tenant.Failure
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failed):
		return failed
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", name, ctx.Err())
	}
	return &tenant.Failure{Kind: tenant.Unreadable, Cause: err, Refusal: refusal.Error{
		File: name, What: "the call cannot be made or its answer cannot be read", Hint: hintSupport,
	}}
}
