package environment

import (
	"entrastudio/importers/dotenv"
	"entrastudio/importers/interpolation"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
)

// Owner finds whose variables an env file holds; empty where no variable in it
// is known to any container of the minor.
func Owner(c *catalog.Catalog, file source.Source) (lookup.Container, error) {
	entries, err := dotenv.Parse(file.Name, file.Data, interpolation.Nothing)
	if err != nil {
		return lookup.Container{}, err
	}
	container, _ := owner(lookup.New(c), file, entries)
	return container, nil
}
