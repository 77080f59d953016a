package assets

import "embed"

// Graph holds what is known of Microsoft Graph: the ids of the delegated
// permissions that a login asks for (delegated.yaml).
//
//go:embed graph/*.yaml
var Graph embed.FS
