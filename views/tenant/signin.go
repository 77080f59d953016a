package tenant

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// signIn is the form that a person signs in with. Beside the button stands what is
// asked for and what is sent.
type signIn struct {
	panel       *Panel
	method      *part.Select
	clientID    *part.Entry
	secret      *part.Entry
	certificate *part.Entry
	needed      *fyne.Container
	told        *fyne.Container
	button      *part.Button
	column      *fyne.Container
	content     *container.Scroll
}

// formWidth keeps the lines of the form readable.
const formWidth float32 = 460

func newSignIn(p *Panel) *signIn {
	f := &signIn{panel: p, needed: part.Column(look.Between), told: part.Column(look.Inside)}
	f.method = part.NewSelect(
		part.Option{Value: string(Browser), Title: words.T("tenant.method.browser")},
		part.Option{Value: string(Device), Title: words.T("tenant.method.device")},
		part.Option{Value: string(AzureCLI), Title: words.T("tenant.method.cli")},
		part.Option{Value: string(ClientSecret), Title: words.T("tenant.method.secret")},
		part.Option{Value: string(Certificate), Title: words.T("tenant.method.certificate")},
		part.Option{Value: string(Default), Title: words.T("tenant.method.default")},
	)
	f.method.SetValue(string(Browser))
	f.method.OnEdit = func(string) { f.show() }
	f.clientID = part.NewCodeEntry("00000000-0000-0000-0000-000000000000")
	f.secret, f.certificate = part.NewCodeEntry("env:CLIENT_SECRET"), part.NewCodeEntry("file:/run/certificate.pem")
	for _, entry := range []*part.Entry{f.clientID, f.secret, f.certificate} {
		entry.OnEdit = func(string) { f.judge() }
	}
	f.button = part.NewPrimary(words.T("tenant.signIn"), f.send)
	head := part.NewText(words.T("tenant.signIn.title"))
	head.Style.Bold = true
	f.column = part.Column(look.Between, head, part.NewField(words.T("tenant.method"), f.method), f.needed, f.told, container.NewHBox(f.button))
	f.content = container.NewVScroll(part.InsetXY(0, look.Inside, container.New(narrow{formWidth}, f.column)))
	return f
}

// chosen is what the form says.
func (f *signIn) chosen() SignIn {
	s := SignIn{Method: Method(f.method.Value()), ClientID: strings.TrimSpace(f.clientID.Value())}
	switch s.Method {
	case ClientSecret:
		s.Secret = strings.TrimSpace(f.secret.Value())
	case Certificate:
		s.Secret, s.Certificate = strings.TrimSpace(f.secret.Value()), strings.TrimSpace(f.certificate.Value())
	}
	return s
}

func (f *signIn) send() { f.panel.source.SignIn(f.chosen()) }

// show brings the fields in line with the way that is chosen.
func (f *signIn) show() {
	method, s := Method(f.method.Value()), &f.panel.state
	f.needed.Objects, f.told.Objects = nil, nil
	app := method == ClientSecret || method == Certificate
	if app || method == Browser || method == Device {
		field := part.NewField(words.T("tenant.clientId"), f.clientID)
		if !app {
			field.SetHint(words.T("tenant.clientId.optional"))
		}
		f.needed.Add(field)
	}
	if method == Certificate {
		f.needed.Add(part.NewField(words.T("tenant.certificate"), f.certificate))
	}
	if app {
		title := words.T("tenant.secret")
		if method == Certificate {
			title = words.T("tenant.certificate.password")
		}
		field := part.NewField(title, f.secret)
		field.SetHint(words.T("tenant.reference"))
		f.needed.Add(field)
	}
	told := words.Data{"Tenant": s.TenantID, "Login": s.Login, "Graph": s.Graph}
	f.told.Add(part.Flush(part.NewRemark(words.F("tenant.told.sent", told))))
	f.told.Add(part.Flush(part.NewRemark(words.T("tenant.told.rights"))))
	f.judge()
	f.needed.Refresh()
	f.told.Refresh()
	f.column.Refresh()
	f.content.Refresh()
}

// judge lets nobody sign in with half of what it takes.
func (f *signIn) judge() {
	c, s := f.chosen(), &f.panel.state
	why := s.Missing
	switch {
	case why != "":
	case s.Doing != "":
		why = s.Doing
	case c.Method == ClientSecret && (c.ClientID == "" || c.Secret == ""):
		why = words.T("tenant.needs.secret")
	case c.Method == Certificate && (c.ClientID == "" || c.Certificate == ""):
		why = words.T("tenant.needs.certificate")
	}
	f.button.SetAble(why == "", why)
}

// narrow gives an object no more than a width.
type narrow struct{ width float32 }

func (n narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(n.width, objects[0].MinSize().Width), objects[0].MinSize().Height)
}

func (n narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(n.width, size.Width), size.Height))
}
