package plan

import "entrastudio/model/catalog"

// Edit is one named change of a plan, the unit of undo and of a finding's fix.
type Edit struct {
	// Label says what the edit does, such as "Use the bare client ID".
	Label   string
	Changes []Change
}

// Change sets one field of a plan. Path names it as Get and Set do; Old is what
// stood there before, so that the change can be shown and taken back.
type Change struct {
	Path     string
	Old, New catalog.Value
	// Remove takes the field away, so that what follows from the plan applies.
	Remove bool
}
