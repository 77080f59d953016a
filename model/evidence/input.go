package evidence

import "entrastudio/model/catalog"

// Kind is the kind of one input.
type Kind string

// The kinds, in the words of the command line.
const (
	KindPlan          Kind = "plan"
	KindValues        Kind = "values"
	KindEnv           Kind = "env"
	KindCompose       Kind = "compose"
	KindToken         Kind = "token"
	KindAudiences     Kind = "audiences"
	KindRegistrations Kind = "registrations"
	KindLog           Kind = "log"
	KindKeys          Kind = "keys"
)

// Input is one file or paste, or one part of it, and what it was taken for.
type Input struct {
	File string
	Kind Kind
	// Said reports that the person said the kind; otherwise it was
	// recognised, and Why says from what.
	Said bool
	Why  string
	// Service and Component are set for env files: whose variables they are.
	Service   string
	Component catalog.Name
	// Summary counts what was read, such as "23 settings".
	Summary string
	// Excerpt reports values out of a larger text, such as a mail: they may not be
	// all that there are.
	Excerpt bool
	// Sanitized reports that every id in it is a placeholder such as
	// <TENANT_ID>: ids are then compared by their names.
	Sanitized bool
}
