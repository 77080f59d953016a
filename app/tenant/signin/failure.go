package signin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"entrastudio/app/network"
	"entrastudio/app/tenant"
	"entrastudio/model/aadsts"
	"entrastudio/model/refusal"

	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

// failure says in one line why nobody is signed in.
func (s *Session) failure(ctx context.Context, err error) error {
	var known *tenant.Failure
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", subject, ctx.Err())
	case errors.As(err, &known):
		return known
	}
	if page, broken := s.carrier.trouble(); broken != nil {
		what, hint := network.Reason(broken)
		return &tenant.Failure{Kind: tenant.Unreachable, Refusal: refusal.Error{File: subject, What: what + s.at(), Hint: hint}, Cause: broken}
	} else if page {
		return &tenant.Failure{Kind: tenant.WebPage, Refusal: refusal.Error{
			File: subject, What: "the answer is a web page instead of Entra's" + s.at(), Hint: "a proxy or the sign-in page of a network answers in Entra's place: open the login URL in a browser",
		}}
	}
	var refused *azidentity.AuthenticationFailedError
	if errors.As(err, &refused) {
		if code := codeOf(refused.RawResponse); code != "" {
			return entraFailure(code)
		}
	}
	return s.otherwise(err)
}

// at names the host that was asked.
func (s *Session) at() string {
	if u, err := url.Parse(s.request.Cloud.Login); err == nil && u.Host != "" {
		return " (" + u.Host + ")"
	}
	return ""
}

// codeOf reads the AADSTS number from Entra's answer; its text holds times and IDs
// and is not for reading.
func codeOf(response *http.Response) string {
	if response == nil || response.Body == nil {
		return ""
	}
	const largest = 64 << 10
	body, err := io.ReadAll(io.LimitReader(response.Body, largest))
	if err != nil {
		return ""
	}
	var said struct {
		Codes []int `json:"error_codes"`
	}
	if json.Unmarshal(body, &said) != nil || len(said.Codes) == 0 {
		return ""
	}
	return strconv.Itoa(said.Codes[0])
}

// entraFailure explains a refusal of Entra's by the table of its codes.
func entraFailure(code string) error {
	failed := &tenant.Failure{Kind: tenant.SignIn, Code: "AADSTS" + code, Refusal: refusal.Error{File: subject, What: "Entra refuses with AADSTS" + code, Hint: "see " + aadsts.Link(code)}}
	if meaning, known := aadsts.Lookup(code); known {
		failed.Refusal.What += ": " + strings.TrimSuffix(meaning.Title, ".")
		if meaning.Fix != "" {
			failed.Refusal.Hint = strings.TrimSuffix(meaning.Fix, ".")
		}
	}
	return failed
}

// otherwise is for what never reached Entra: a missing tool, no browser.
func (s *Session) otherwise(err error) error {
	hint := "sign in another way"
	switch s.request.Method {
	case tenant.Browser:
		hint = "where no browser can be opened, sign in by device code"
	case tenant.AzureCLI:
		hint = "install the Azure CLI and run az login --tenant " + s.request.TenantID
	case tenant.Default:
		hint = "none of the ways that Azure prepares is ready here: sign in by browser or device code"
	}
	return refuse(firstLine(err), hint)
}

// firstLine keeps a library's long text, and the name of its type, from the screen.
func firstLine(err error) string {
	const longest = 200
	line, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	if kind, rest, ok := strings.Cut(line, ": "); ok && strings.HasSuffix(kind, "Credential") {
		line = rest
	}
	line = strings.TrimSuffix(strings.Join(strings.Fields(line), " "), ".")
	if len(line) > longest {
		line = strings.ToValidUTF8(line[:longest], "") + "..."
	}
	return line
}
