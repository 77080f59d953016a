package export

import (
	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/views/changes"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// turn switches between the file and its difference to the last export.
func (p *Panel) turn() {
	if p.showing == fileDifference {
		p.showing = wholeFile
	} else {
		p.showing = fileDifference
	}
	p.showRight()
}

// turnMeaning switches between the difference by meaning and the chosen file.
func (p *Panel) turnMeaning() {
	if p.showing == meaningDifference {
		p.showing = wholeFile
	} else {
		p.showing = meaningDifference
	}
	p.show()
}

// ShowChanges shows the difference to the last export by meaning, where there is
// one, or once there is.
func (p *Panel) ShowChanges() {
	p.showing = meaningDifference
	p.show()
}

// showRight shows the chosen file or the difference by meaning.
func (p *Panel) showRight() {
	if p.showing == meaningDifference && p.preview.Last != nil {
		p.showMeaning()
		return
	}
	if f := p.file(); f != nil {
		p.reader.show(f, p.showing == fileDifference)
		p.setRight(p.reader.content)
		return
	}
	p.setRight(nil)
}

func (p *Panel) setRight(content fyne.CanvasObject) {
	if len(p.reading.Objects) == 1 && p.reading.Objects[0] == content {
		return
	}
	p.reading.Objects = nil
	if content != nil {
		p.reading.Objects = []fyne.CanvasObject{content}
	}
	p.reading.Refresh()
}

// showMeaning shows what settings, registrations and rules differ.
func (p *Panel) showMeaning() {
	last := p.preview.Last
	if last == p.meant && len(p.reading.Objects) == 1 {
		return
	}
	p.meant = last
	head := part.NewHeader(words.T("export.meaning"))
	head.SetSubtitle(baseOf(p.preview.Place))
	if len(last.Differences) == 0 {
		text := words.T("export.meaning.none")
		if last.Problem != "" {
			text = words.F("export.meaning.problem", words.Data{"Why": last.Problem})
		}
		p.setRight(part.Headed(head, part.InsetXY(look.Edge, look.Between, part.Column(0, part.Flush(part.NewParagraph(text)))), nil))
		return
	}
	p.meaning.Show(changes.Differences(last.Differences, p.titleOf))
	p.setRight(part.Headed(head, p.meaning.Below(), nil))
}

// titleOf is what a component is called.
func (p *Panel) titleOf(name catalog.Name) string {
	if fact := p.studio.Catalog().Component(name); fact != nil {
		return fact.Title
	}
	return string(name)
}
