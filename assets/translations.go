package assets

import "embed"

// Translations holds the texts of the window: for each area one flat file a
// language, AREA.en.json and AREA.de.json. Every key starts with "AREA.".
//
//go:embed translations/*.json
var Translations embed.FS
