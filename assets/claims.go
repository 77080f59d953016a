package assets

import "embed"

// Claims holds what the claims of an Entra token mean (claims.yaml) and the
// names of well-known GUIDs (guids.yaml). Both are flat lists of one-line
// texts, so that they read in microseconds and translate entry by entry.
//
//go:embed claims/*.yaml
var Claims embed.FS
