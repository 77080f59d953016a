package plan

import (
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"
)

// nodeForm is what a part of a file says, keys that nobody knows included.
func nodeForm(n *yamltext.Node) form {
	switch n = n.Meant(); n.Kind {
	case yamltext.Mapping:
		f := form{kind: mappingForm}
		for i := 0; i < len(n.Items); i += 2 {
			f.entries = append(f.entries, entry{n.Items[i].Value, nodeForm(&n.Items[i+1])})
		}
		return f
	case yamltext.Sequence:
		f := form{kind: listForm}
		for i := range n.Items {
			f.items = append(f.items, nodeForm(&n.Items[i]))
		}
		return f
	default:
		return form{value: catalog.FromScalar(n)}
	}
}

// patched is what a file says with the plan's changes made to it: is is what
// the file says, old what its plan says, new what it should say. Keys that
// nobody knows stay.
func patched(is, old, want form) form {
	switch {
	case is.kind == mappingForm && want.kind == mappingForm:
		return patchedMapping(is, old, want)
	case is.kind == listForm && want.kind == listForm && len(is.items) == len(old.items):
		return patchedList(is, old, want)
	default:
		return want
	}
}

func patchedMapping(is, old, want form) form {
	out := form{kind: mappingForm}
	for _, e := range is.entries {
		if stays, ok := patchedEntry(e, old, want); ok {
			out.entries = append(out.entries, stays)
		}
	}
	for _, e := range want.entries {
		before, knew := old.get(e.key)
		if _, said := is.get(e.key); !said && !(knew && before.same(e.value)) {
			out.entries = append(out.entries, e)
		}
	}
	return out
}

// patchedEntry is what becomes of an entry; ok is false for one that goes.
func patchedEntry(e entry, old, want form) (stays entry, ok bool) {
	before, knew := old.get(e.key)
	after, wanted := want.get(e.key)
	switch {
	case wanted && knew && before.same(after), !wanted && !knew:
		return e, true
	case wanted:
		return entry{e.key, patched(e.value, before, after)}, true
	case e.value.kind == mappingForm && !before.named:
		rest := patchedMapping(e.value, before, form{kind: mappingForm})
		return entry{e.key, rest}, len(rest.entries) > 0
	default:
		return entry{}, false
	}
}

// patchedList keeps the items that a list still has, with the keys in them
// that nobody knows.
func patchedList(is, old, want form) form {
	out := form{kind: listForm}
	for _, step := range align(len(old.items), len(want.items),
		func(i, j int) bool { return old.items[i].same(want.items[j]) },
		func(i, j int) bool { return old.items[i].identity() == want.items[j].identity() }) {
		switch {
		case step.new < 0:
		case step.old < 0:
			out.items = append(out.items, want.items[step.new])
		default:
			out.items = append(out.items, patched(is.items[step.old], old.items[step.old], want.items[step.new]))
		}
	}
	return out
}

// identity is what tells an item of a list from its neighbours: its name, or
// the value that it is.
func (f form) identity() string {
	if name, ok := f.get("name"); ok {
		return name.value.Text
	}
	return f.value.Text
}

// step is one step of an alignment: an item that stays, perhaps changed, one
// that goes (new is -1) or one that comes (old is -1).
type step struct{ old, new int }

// align finds what became of each item of a list of n when it is one of m: equal
// items at both ends stay, of the rest those that are most alike.
func align(n, m int, same, alike func(i, j int) bool) []step {
	steps := make([]step, 0, max(n, m))
	head := 0
	for head < n && head < m && same(head, head) {
		steps = append(steps, step{head, head})
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && same(n-1-tail, m-1-tail) {
		tail++
	}
	steps = append(steps, alignMiddle(head, n-tail, m-tail, same, alike)...)
	for i := tail; i > 0; i-- {
		steps = append(steps, step{n - i, m - i})
	}
	return steps
}

// tooMany bounds the work of finding what is most alike; beyond it the items
// are taken in turn.
const tooMany = 1_000_000

// alignMiddle aligns what stands between the equal ends, by the longest common
// subsequence of items that are alike. As many items as before are the same
// items, changed.
func alignMiddle(from, n, m int, same, alike func(i, j int) bool) []step {
	rows, columns := n-from, m-from
	var steps []step
	if rows == columns || rows*columns > tooMany {
		for i := range max(rows, columns) {
			steps = append(steps, step{within(from+i, n), within(from+i, m)})
		}
		return steps
	}
	common := make([][]int, rows+1)
	for i := range common {
		common[i] = make([]int, columns+1)
	}
	match := func(i, j int) bool { return same(from+i, from+j) || alike(from+i, from+j) }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if match(i, j) {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	i, j := 0, 0
	for i < rows && j < columns {
		switch {
		case match(i, j):
			steps = append(steps, step{from + i, from + j})
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			steps = append(steps, step{from + i, -1})
			i++
		default:
			steps = append(steps, step{-1, from + j})
			j++
		}
	}
	for ; i < rows; i++ {
		steps = append(steps, step{from + i, -1})
	}
	for ; j < columns; j++ {
		steps = append(steps, step{-1, from + j})
	}
	return slices.Clip(steps)
}

func within(i, n int) int {
	if i < n {
		return i
	}
	return -1
}
