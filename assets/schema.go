package assets

import _ "embed"

// PlanSchema is the published JSON Schema (draft 2020-12) of the plan file.
//
//go:embed schema/plan-v1.schema.json
var PlanSchema []byte
