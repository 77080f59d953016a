// Package settings turns names and values that a reader found into evidence:
// settings of the catalogue, references to secrets, mapping rules, component
// presets and members of roles. Readers of values, env and Compose files share
// it, so that one variable means the same wherever it stands.
//
// A literal secret is described and never kept.
package settings
