package assets

import "embed"

// Errors holds what Entra's error codes mean in a Camunda deployment
// (aadsts.yaml): a flat list of one-line texts, so that it translates entry by
// entry.
//
//go:embed errors/*.yaml
var Errors embed.FS
