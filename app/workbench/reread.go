package workbench

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"entrastudio/importers"
	"entrastudio/model/evidence"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// readAs offers to read a file as something else than what it was recognised as,
// which is nothing where kind is empty.
func readAs(kind evidence.Kind, choose func(evidence.Kind)) fyne.CanvasObject {
	var options []part.Option
	for _, one := range importers.Kinds() {
		options = append(options, part.Option{Value: string(one), Title: words.T(kindWord(one))})
	}
	choice := part.NewSelect(options...)
	choice.SetValue(string(kind))
	choice.OnEdit = func(value string) {
		if value != string(kind) {
			choose(evidence.Kind(value))
		}
	}
	return part.NewField(words.T("workbench.sheet.as"), choice)
}

// oneKind is what all parts of a file were recognised as; empty where they differ.
func oneKind(parts []evidence.Input) evidence.Kind {
	for _, one := range parts {
		if one.Kind != parts[0].Kind {
			return ""
		}
	}
	return parts[0].Kind
}

// readAgain reads what was given once more, one file of it as what a person says
// that it is. What the first reading did is taken back only when the second one
// succeeds.
func (w *Workbench) readAgain(s sorted, file string, kind evidence.Kind) {
	w.sort(saying(s.given, file, kind), s.fresh, func(again sorted) {
		w.frame.Sheet().Close()
		w.takeBack(s)
		w.taken(again)
	}, w.Fail)
}

// saying is what was given, with the kind of one file said.
func saying(all []given, file string, kind evidence.Kind) []given {
	said := slices.Clone(all)
	for i := range said {
		if said[i].source.Name == file {
			said[i].source.Kind = kind
		}
	}
	return said
}

// untaken says why something given could not be taken. A text that was not
// recognised can be said to be of a kind.
func (w *Workbench) untaken(all []given, fresh bool, err error) {
	var unknown *importers.Unrecognised
	if !errors.As(err, &unknown) {
		w.Fail(err)
		return
	}
	file := unknown.Refusal.File
	body := part.Column(look.Between,
		part.Flush(part.NewParagraph(words.F("workbench.sheet.unknown.text", words.Data{"File": file}))),
		readAs("", func(kind evidence.Kind) { w.readAgain(sorted{given: all, fresh: fresh}, file, kind) }),
	)
	w.openSheet(words.T("workbench.sheet.unknown"), body, part.NewPrimary(words.T("workbench.sheet.unknown.leave"), w.frame.Sheet().Close))
}
