package action

import "entrastudio/views/words"

// Chapter is a menu on the help page.
type Chapter struct {
	Title string
	Lines []Line
}

// Line is an action on the help page.
type Line struct {
	Title, Keys string
}

// Help returns every action with its keys, a chapter a menu, for the help page.
func (t *Table) Help() []Chapter {
	var chapters []Chapter
	place := map[words.Key]int{}
	for _, one := range t.actions {
		if one.Menu == "" {
			continue
		}
		at, known := place[one.Menu]
		if !known {
			at = len(chapters)
			place[one.Menu] = at
			chapters = append(chapters, Chapter{Title: words.T(one.Menu)})
		}
		chapters[at].Lines = append(chapters[at].Lines, Line{one.Label(), Keys(one.Shortcut)})
	}
	return chapters
}
