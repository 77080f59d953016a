package graph

import (
	"errors"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
)

var (
	errNoAnswer = errors.New("the answer is empty")
	errTooLarge = errors.New("the answer is larger than 64 MB")
)

// checkID refuses what is no GUID before it becomes part of a URL: an empty ID
// would name the whole list.
func checkID(name, id string) error {
	if catalog.IsGUID(id) {
		return nil
	}
	return &tenant.Failure{Kind: tenant.Invalid, Refusal: refusal.Error{
		File: name, What: "the ID is no GUID", Hint: "object IDs and client IDs look like 00000000-0000-0000-0000-000000000000",
	}}
}

func missing(name, what string) error {
	return &tenant.Failure{Kind: tenant.NotFound, Refusal: refusal.Error{File: name, What: what}}
}

func unreadable(name, what string) error {
	return &tenant.Failure{Kind: tenant.Unreadable, Refusal: refusal.Error{File: name, What: what, Hint: hintSupport}}
}
