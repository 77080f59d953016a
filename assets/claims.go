package assets

// The strings below are embedded as they are: a file system would copy them first.
import _ "embed"

// Claims says what the claims of an Entra token mean, KnownGUIDs what GUIDs are called
// that are the same for everyone. Both are flat lists of one-line texts, so that they
// read in microseconds and translate entry by entry.
var (
	//go:embed claims/claims.yaml
	Claims string
	//go:embed claims/guids.yaml
	KnownGUIDs string
)
