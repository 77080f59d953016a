package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// secretControl edits a reference to a secret: the kind of store, and what it is
// called there. A reference without a name is not complete and changes nothing; a
// name that its store cannot have may be the secret itself and goes nowhere.
type secretControl struct {
	widget.BaseWidget
	store     *part.Select
	name, key *part.Entry
	parts     *fyne.Container
	tell      events
}

func newSecretControl(tell events) *secretControl {
	c := &secretControl{
		store: part.NewSelect(
			part.Option{Value: "", Title: words.T("form.secret.none")},
			part.Option{Value: string(plan.InKubernetes), Title: words.T("form.secret.kubernetes")},
			part.Option{Value: string(plan.InEnvironment), Title: words.T("form.secret.env")},
			part.Option{Value: string(plan.InKeychain), Title: words.T("form.secret.keychain")},
			part.Option{Value: string(plan.InFile), Title: words.T("form.secret.file")},
		),
		name: part.NewCodeEntry(""), key: part.NewCodeEntry(""), tell: tell,
	}
	c.store.OnEdit = func(string) { c.chosen() }
	c.name.OnEdit, c.key.OnEdit = c.typed, c.typed
	c.store.OnFocus, c.name.OnFocus, c.key.OnFocus = tell.focus, tell.focus, tell.focus
	c.parts = container.New(&nameAndKey{}, c.name, c.key)
	c.arrange()
	c.ExtendBaseWidget(c)
	return c
}

// chosen takes another kind of store. What it is called there is still to be
// said, unless there is to be no secret at all.
func (c *secretControl) chosen() {
	c.arrange()
	c.typed("")
}

func (c *secretControl) typed(string) {
	ref := c.ref()
	switch {
	case !ref.IsZero() && ref.Name == "":
	case !ref.Possible():
		c.tell.refuse(words.T("form.secret.impossible"))
	default:
		c.tell.edit(catalog.TextOf(ref.String()))
	}
}

func (c *secretControl) ref() plan.SecretRef {
	ref := plan.SecretRef{Store: plan.SecretStore(c.store.Value()), Name: c.name.Value()}
	if ref.IsZero() {
		return plan.SecretRef{}
	}
	if keyed(ref.Store) {
		ref.Key = c.key.Value()
	}
	return ref
}

// keyed reports whether a store names a secret in two parts.
func keyed(store plan.SecretStore) bool {
	return store == plan.InKubernetes || store == plan.InKeychain
}

func (c *secretControl) show(v catalog.Value) {
	ref, err := plan.ParseSecretRef(v.String())
	if err != nil || ref == c.ref() {
		return
	}
	unfinished := c.store.Value() != "" && c.name.Value() == ""
	if ref.IsZero() && unfinished {
		return
	}
	c.store.SetValue(string(ref.Store))
	c.name.SetValue(ref.Name)
	c.key.SetValue(ref.Key)
	c.arrange()
}

// arrange shows the parts that the chosen store has, and what they are called.
func (c *secretControl) arrange() {
	store := plan.SecretStore(c.store.Value())
	names := map[plan.SecretStore]words.Key{
		plan.InKubernetes: words.Key("form.secret.name"), plan.InEnvironment: words.Key("form.secret.variable"),
		plan.InKeychain: words.Key("form.secret.service"), plan.InFile: words.Key("form.secret.path"),
	}
	if name, ok := names[store]; ok {
		c.name.SetPlaceHolder(words.T(name))
		c.parts.Show()
	} else {
		c.parts.Hide()
	}
	c.key.SetPlaceHolder(words.T("form.secret.key"))
	if store == plan.InKeychain {
		c.key.SetPlaceHolder(words.T("form.secret.account"))
	}
	if keyed(store) {
		c.key.Show()
	} else {
		c.key.Hide()
	}
	c.parts.Refresh()
	c.Refresh()
}

func (c *secretControl) object() fyne.CanvasObject { return c }

func (c *secretControl) target() fyne.Focusable { return c.store }

func (c *secretControl) setAble(able bool) {
	for _, one := range []fyne.Disableable{c.store, c.name, c.key} {
		enable(one, able)
	}
}

// CreateRenderer is part of fyne.Widget.
func (c *secretControl) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(part.Column(look.Grid, c.store, c.parts))
}

// nameAndKey gives the name two parts of the width and the key behind it three: keys
// are the longer ones.
type nameAndKey struct{}

// keyShare is the key's share of the width.
const keyShare float32 = 0.58

func (*nameAndKey) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, one := range objects {
		least = least.Max(one.MinSize())
	}
	return least
}

func (*nameAndKey) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, key := objects[0], objects[1]
	if !key.Visible() {
		name.Resize(size)
		return
	}
	wide := (size.Width - look.Grid) * keyShare
	name.Resize(fyne.NewSize(size.Width-look.Grid-wide, size.Height))
	key.Move(fyne.NewPos(size.Width-wide, 0))
	key.Resize(fyne.NewSize(wide, size.Height))
}
