package studiotest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/views/frame"
	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

// Open shows panels in the window's frame, the first one first. What the frame
// would do later, such as a hint, is never done.
func Open(t testing.TB, setup viewtest.Setup, s *Studio, panels ...frame.Panel) *viewtest.Driver {
	t.Helper()
	never := func(time.Duration, func()) (stop func()) { return func() {} }
	return viewtest.Open(t, setup, func(window fyne.Window) fyne.CanvasObject {
		f, err := frame.New(frame.Params{Window: window, Panels: panels, Status: s.status, After: never})
		if err != nil {
			t.Fatal(err)
		}
		s.OnChange(f.Refresh)
		return f
	})
}

func (s *Studio) status() frame.Status {
	minor, tool := string(s.plan.Camunda), string(s.plan.Deployment.With)
	return frame.Status{
		Plan: s.plan.Name, Minor: minor, Minors: []part.Option{{Value: minor, Title: "Camunda " + minor}},
		Deployment: tool, Deployments: []part.Option{{Value: tool, Title: tool}},
	}
}
