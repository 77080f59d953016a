// Package palette finds anything by a few letters: actions, fields, rules and
// findings, in one list over the window that Ctrl+K opens.
package palette

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"github.com/sahilm/fuzzy"

	"entrastudio/views/action"
	"entrastudio/views/look"
)

// Item is something to go to or to do.
type Item struct {
	Title string
	// Detail says where it is or what it belongs to.
	Detail string
	// Keys is its shortcut, if it has one.
	Keys string
	Icon fyne.Resource
	// Off is why it cannot be done now, empty if it can.
	Off string
	Run func()
	// Score orders the items of all providers, the highest first. Index sets it.
	Score int
}

// Provider returns the items for what was typed, the best first. With nothing
// typed it returns what to offer at the start.
type Provider func(query string) []Item

// most is how many items a provider need return: nobody reads on.
const most = 100

// Index finds items by letters that occur in this order in their title or
// detail. Make it anew when the items change.
type Index struct {
	items []Item
	texts []string
}

// NewIndex returns an index of items.
func NewIndex(items []Item) *Index {
	index := &Index{items: items, texts: make([]string, len(items))}
	for i, one := range items {
		index.texts[i] = one.Title
		if one.Detail != "" {
			index.texts[i] += " " + one.Detail
		}
	}
	return index
}

// Find returns the best items for a query, or the first ones if it is empty.
func (x *Index) Find(query string) []Item {
	if query == "" {
		return slices.Clone(x.items[:min(most, len(x.items))])
	}
	matches := fuzzy.Find(query, x.texts)
	found := make([]Item, 0, min(most, len(matches)))
	for _, match := range matches[:min(most, len(matches))] {
		item := x.items[match.Index]
		item.Score = match.Score
		found = append(found, item)
	}
	return found
}

// Actions provides the actions of a table.
func Actions(table *action.Table) Provider {
	return func(query string) []Item {
		items := make([]Item, 0, len(table.All()))
		for _, one := range table.All() {
			item := Item{Title: one.Label(), Keys: action.Keys(one.Shortcut), Run: func() { table.Run(one.ID) }}
			if one.Icon != "" {
				item.Icon = look.Drawn(one.Icon)
			}
			if able, reason := one.Able(); !able {
				item.Off = reason
			}
			items = append(items, item)
		}
		return NewIndex(items).Find(query)
	}
}

// merge orders the items of several providers by score; equal ones keep the
// order of the providers.
func merge(query string, providers []Provider) []Item {
	var all []Item
	for _, provide := range providers {
		all = append(all, provide(query)...)
	}
	slices.SortStableFunc(all, func(a, b Item) int { return cmp.Compare(b.Score, a.Score) })
	return all[:min(most, len(all))]
}
