package reconcile

import (
	"encoding/json"
	"fmt"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/entra"
)

// words show a value of the property to a person.
func (p property) words(value any) string {
	if value == nil && p.null != "" {
		return p.null
	}
	return words(value)
}

// rawWords show a value of the property that stands in a journal.
func (p property) rawWords(text json.RawMessage) string {
	switch p.read(&tenant.Application{}).(type) {
	case []string:
		return decoded[[]string](text)
	case entra.ImplicitGrantSettings:
		return decoded[entra.ImplicitGrantSettings](text)
	case entra.OptionalClaims:
		return decoded[entra.OptionalClaims](text)
	case []entra.ResourceAccess:
		return decoded[[]entra.ResourceAccess](text)
	}
	var value any
	if json.Unmarshal(text, &value) != nil {
		return string(text)
	}
	return p.words(value)
}

func decoded[T any](text json.RawMessage) string {
	var value T
	if json.Unmarshal(text, &value) != nil {
		return string(text)
	}
	return words(value)
}

// words show a value to a person.
func words(value any) string {
	switch value := value.(type) {
	case nil:
		return "nothing"
	case string:
		return orNothing(value)
	case []string:
		return orNothing(strings.Join(value, ", "))
	case entra.ImplicitGrantSettings:
		return implicitWords(value)
	case entra.OptionalClaims:
		return claimWords(value)
	case []entra.ResourceAccess:
		return accessWords(value)
	default:
		return fmt.Sprint(value)
	}
}

func implicitWords(value entra.ImplicitGrantSettings) string {
	var on []string
	if value.EnableAccessTokenIssuance {
		on = append(on, "access tokens")
	}
	if value.EnableIDTokenIssuance {
		on = append(on, "ID tokens")
	}
	if len(on) == 0 {
		return "off"
	}
	return "on for " + strings.Join(on, " and ")
}

// claimWords name the claims of the access token, the only ones that a plan
// decides.
func claimWords(value entra.OptionalClaims) string {
	var names []string
	for _, claim := range value.AccessToken {
		names = append(names, claim.Name)
	}
	return orNothing(strings.Join(names, ", "))
}

func accessWords(value []entra.ResourceAccess) string {
	var names []string
	for _, resource := range value {
		for _, access := range resource.ResourceAccess {
			names = append(names, permissionWords(access.ID))
		}
	}
	return orNothing(strings.Join(names, ", "))
}
