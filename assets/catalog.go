// Package assets holds the files that are embedded in the program: the
// catalogue of Camunda minors, examples, icons and translations. It is a leaf:
// it imports nothing of the project, so every room may read from it.
package assets

import "embed"

// Catalog holds one YAML file for each Camunda minor (8.6.yaml …), one for each
// upgrade to a minor (upgrade-8.7.yaml …), and settings.yaml, which says once
// what each setting is for.
//
//go:embed catalog/*.yaml
var Catalog embed.FS
