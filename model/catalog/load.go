package catalog

import (
	"errors"
	"fmt"
	"sync"

	"entrastudio/assets"
	"entrastudio/model/yamlrecord"
)

// Of gives the catalogue of a minor. It is parsed at its first use and shared
// afterwards; an unknown minor is an error that lists the known ones.
func Of(minor Minor) (*Catalog, error) {
	if !minor.Known() {
		return nil, fmt.Errorf("camunda %q is not in the catalogue: it knows %v", minor, Minors())
	}
	return loaders()[minor]()
}

// All gives the catalogues of all minors, oldest first. Those that nobody has asked
// for yet are parsed side by side.
func All() ([]*Catalog, error) {
	all := make([]*Catalog, len(Minors()))
	errs := make([]error, len(all))
	var loading sync.WaitGroup
	for i, minor := range Minors() {
		loading.Go(func() { all[i], errs[i] = Of(minor) })
	}
	loading.Wait()
	return all, errors.Join(errs...)
}

// loaders holds one memoised loader a minor, so that a command pays only for
// the minors that it asks about.
var loaders = sync.OnceValue(func() map[Minor]func() (*Catalog, error) {
	all := map[Minor]func() (*Catalog, error){}
	for _, minor := range Minors() {
		all[minor] = sync.OnceValues(func() (*Catalog, error) { return load(minor) })
	}
	return all
})

func load(minor Minor) (*Catalog, error) {
	// The meanings are read beside the minor's file: both cost milliseconds.
	go func() { _, _ = settingMeanings() }()
	name := "catalog/" + string(minor) + ".yaml"
	data, err := assets.Catalog.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the catalogue of %s: %w", minor, err)
	}
	var c Catalog
	if err := decodeStrict(data, &c); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	meanings, err := settingMeanings()
	if err != nil {
		return nil, err
	}
	if err := c.complete(meanings); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c.buildIndex()
	return &c, nil
}

// decodeStrict refuses a key that no part of the catalogue reads.
func decodeStrict(data []byte, into any) error { return yamlrecord.Decode(string(data), into) }
