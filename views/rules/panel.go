package rules

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/form"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "rules"

// firstAdmin is the row of the first administrator; rules count from 0.
const firstAdmin = -1

// Panel is the panel of mapping rules.
type Panel struct {
	studio studio.Studio
	// shown lists the rules that the filter leaves, as places in the plan.
	shown  []int
	wanted string
	// chosen is the place of the rule whose form is shown.
	chosen int

	header  *part.Header
	filter  *part.Entry
	list    *part.List
	detail  *form.Detail
	buttons buttons
	content fyne.CanvasObject
}

// buttons are what a person can do with a rule.
type buttons struct{ remove, copy, add *part.Button }

// New makes the panel. Nothing is drawn before it is first shown.
func New(s studio.Studio) *Panel {
	p := &Panel{studio: s, chosen: firstAdmin}
	p.sift()
	s.OnChange(p.update)
	s.OnShow(ID, p.show)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("rules.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconRules }

// Count is part of frame.Panel: how many findings the rules have.
func (p *Panel) Count() (int, look.State) {
	n, worst := 0, look.OK
	for _, f := range p.studio.Findings() {
		if !strings.HasPrefix(f.Place.Address, "mappingRules/") {
			continue
		}
		if state := findings.State(f.Severity); state >= look.Warning {
			n, worst = n+1, max(worst, state)
		}
	}
	return n, worst
}

// Content is part of frame.Panel: the list.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: the form of the chosen rule.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.detail.Content()
}

// Keyboard is part of frame.Entered: the list.
func (p *Panel) Keyboard() fyne.Focusable { return p.list }

// Widths of the columns that do not share what is left.
const (
	claimWidth    float32 = 112
	operatorWidth float32 = 90
)

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.buttons = buttons{
		remove: part.NewIconButton(look.IconTrash, words.T("rules.remove"), p.remove),
		copy:   part.NewIconButton(look.IconCopy, words.T("rules.copy"), p.duplicate),
		add:    part.NewPrimary(words.T("rules.add"), p.add),
	}
	p.header = part.NewHeader(words.T("rules.title"), p.buttons.remove, p.buttons.copy, p.buttons.add)
	p.filter = part.NewEntry(words.T("rules.filter"))
	p.filter.OnEdit = p.setFilter
	columns := []part.ListColumn{
		{Title: words.T("rules.column.name")},
		{Title: words.T("rules.column.claim"), Width: claimWidth, Mono: true},
		{Title: words.T("rules.column.operator"), Width: operatorWidth, Spare: true},
		{Title: words.T("rules.column.value"), Mono: true},
		{Title: words.T("rules.column.gives")},
	}
	p.list = part.NewList(columns, func() int { return len(p.shown) }, func(i int) part.Row { return p.row(p.shown[i]) })
	p.list.OnSelect = func(i int) { p.choose(p.shown[i]) }
	p.list.OnOpen = func(int) { p.detail.GoToFirst() }
	p.list.OnKey = p.typedKey
	p.detail = form.NewDetail(p.studio)
	p.content = part.Page(p.header, p.list, p.filter)
	p.update()
}

// update brings the list and the form up to date after any change.
func (p *Panel) update() {
	p.sift()
	if p.list == nil {
		return
	}
	p.header.SetSubtitle(words.N("rules.count", len(p.studio.Plan().MappingRules)))
	if p.chosen >= len(p.studio.Plan().MappingRules) {
		p.chosen = len(p.studio.Plan().MappingRules) - 1
	}
	editable := p.studio.ReadOnly() == ""
	p.buttons.add.SetAble(editable, p.studio.ReadOnly())
	p.buttons.copy.SetAble(editable && p.chosen >= 0, words.T("rules.none"))
	p.buttons.remove.SetAble(editable && p.chosen >= 0, words.T("rules.none"))
	p.list.Refresh()
	p.list.Select(p.rowOf(p.chosen))
	chosen := p.chosen
	p.detail.Show(form.Shown{
		Shape: p.shapeOf(chosen), Title: p.title(chosen), Groups: func() []form.Group { return p.groups(chosen) },
	})
}

func (p *Panel) rowOf(rule int) int {
	for row, at := range p.shown {
		if at == rule {
			return row
		}
	}
	return -1
}

func (p *Panel) choose(rule int) {
	p.chosen = rule
	p.update()
}

// shapeOf names everything that decides which fields the form has.
func (p *Panel) shapeOf(rule int) string {
	now := p.studio.Plan()
	if rule < 0 || rule >= len(now.MappingRules) {
		return "first " + string(now.Camunda)
	}
	return strconv.Itoa(rule) + string(now.MappingRules[rule].Target) + string(now.Camunda)
}

// show goes to the field of a path.
func (p *Panel) show(path string) bool {
	steps := strings.Split(path, "/")
	if steps[0] != "mappingRules" || len(steps) < 2 {
		return false
	}
	rule, err := strconv.Atoi(steps[1])
	if err != nil || rule >= len(p.studio.Plan().MappingRules) {
		return false
	}
	p.chosen, p.wanted = rule, ""
	if p.list != nil {
		p.filter.SetValue("")
		p.update()
		p.detail.GoTo(path)
	}
	return true
}

func (p *Panel) typedKey(key fyne.KeyName, _ int) bool {
	switch {
	case key == fyne.KeyDelete && p.chosen >= 0 && p.studio.ReadOnly() == "":
		p.remove()
	case key == fyne.KeyInsert && p.studio.ReadOnly() == "":
		p.add()
	default:
		return false
	}
	return true
}

func rulePath(rule int) string { return "mappingRules/" + strconv.Itoa(rule) }

// setFilter keeps the rules that hold a text anywhere.
func (p *Panel) setFilter(text string) {
	p.wanted = strings.ToLower(strings.TrimSpace(text))
	p.update()
}

func (p *Panel) sift() {
	p.shown = p.shown[:0]
	if p.wanted == "" && p.studio.Catalog().Component(catalog.ManagementIdentity) != nil {
		p.shown = append(p.shown, firstAdmin)
	}
	rules := p.studio.Plan().MappingRules
	for i := range rules {
		if p.wanted == "" || holds(&rules[i], p.wanted) {
			p.shown = append(p.shown, i)
		}
	}
}

func holds(r *plan.MappingRule, text string) bool {
	for _, field := range append([]string{r.Name, r.Claim, r.Value}, append(r.Roles, r.Tenants...)...) {
		if strings.Contains(strings.ToLower(field), text) {
			return true
		}
	}
	return false
}
