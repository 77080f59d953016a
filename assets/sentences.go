package assets

import "embed"

// Sentences holds what the program itself says in other languages than English:
// for each area one flat file a language, AREA.de.json, from the English sentence
// or its format to the other. English is the source and stands where it is said
// alone; %s and the like keep the places of what is filled in, as in fmt.
//
//go:embed sentences/*.json
var Sentences embed.FS
