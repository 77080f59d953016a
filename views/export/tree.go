package export

import (
	"strings"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// line is a row of the tree: a folder, or a file by its place in the preview.
type line struct {
	folder string
	file   int
	// within counts the files of a folder, and changed those that change.
	within, changed int
}

// linesOf sets the files without a folder first, then each folder with its files,
// closed ones without. Folders in folders stand in the names.
func linesOf(files []File, closed map[string]bool) []line {
	var lines []line
	folders := map[string][]int{}
	var order []string
	for i := range files {
		folder, _, deeper := strings.Cut(files[i].Path, "/")
		if !deeper {
			lines = append(lines, line{file: i})
			continue
		}
		if folders[folder] == nil {
			order = append(order, folder)
		}
		folders[folder] = append(folders[folder], i)
	}
	for _, folder := range order {
		head := line{folder: folder, file: -1, within: len(folders[folder])}
		for _, i := range folders[folder] {
			if files[i].Change > Same {
				head.changed++
			}
		}
		lines = append(lines, head)
		if closed[folder] {
			continue
		}
		for _, i := range folders[folder] {
			lines = append(lines, line{folder: folder, file: i})
		}
	}
	return lines
}

// row is a line as the list shows it.
func (p *Panel) row(i int) part.Row {
	l := p.lines[i]
	if l.file < 0 {
		icon := look.IconChevronDown
		if p.closed[l.folder] {
			icon = look.IconChevronRight
		}
		row := part.Row{Cells: []string{l.folder + "/", words.N("export.count", l.within), ""}, Icon: look.Drawn(icon)}
		if l.changed > 0 {
			row.Cells[2] = words.N("export.changes", l.changed)
		}
		return row
	}
	f := p.preview.Files[l.file]
	row := part.Row{Cells: []string{strings.TrimPrefix(f.Path, l.folder+"/"), words.Said(f.Reader), changeWord(f.Change)}, Icon: changeIcon(f.Change)}
	row.Muted = f.Change == Gone
	if l.folder != "" {
		row.Indent = 1
	}
	return row
}

func changeWord(c Change) string {
	switch c {
	case Changed:
		return words.T("export.changed")
	case Added:
		return words.T("export.new")
	case Gone:
		return words.T("export.gone")
	default:
		return ""
	}
}
