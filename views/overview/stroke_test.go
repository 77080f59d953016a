package overview

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/diagram"
)

// drawn returns how much of a pixel of a stroke's picture is covered, from 0 to 1.
func drawn(s *stroke, at fyne.Position) float64 {
	size := s.Size()
	_, _, _, alpha := s.picture(int(size.Width), int(size.Height)).At(int(at.X-s.Position().X), int(at.Y-s.Position().Y)).RGBA()
	return float64(alpha) / 0xffff
}

func strokeOf(width float32, runs ...[]fyne.Position) *stroke {
	s := newStroke(&edgeLine{edge: &diagram.Edge{}, ink: color.Black, width: width})
	s.place(runs)
	return s
}

func TestAStrokeCoversItsLineAtItsWidthAndNothingElse(t *testing.T) {
	s := strokeOf(2, []fyne.Position{{X: 10, Y: 20}, {X: 40, Y: 20}}, []fyne.Position{{X: 60, Y: 20}, {X: 60, Y: 50}})
	for at, want := range map[fyne.Position]float64{
		{X: 10, Y: 19}: 1, {X: 39, Y: 20}: 1, {X: 9, Y: 20}: 0, {X: 25, Y: 21}: 0, {X: 25, Y: 18}: 0,
		{X: 50, Y: 20}: 0,
		{X: 59, Y: 35}: 1, {X: 60, Y: 49}: 1, {X: 61, Y: 35}: 0, {X: 60, Y: 50}: 0,
	} {
		if got := drawn(s, at); got < want-0.02 || got > want+0.02 {
			t.Errorf("at %v %.2f is covered, want %v", at, got, want)
		}
	}
}

func TestAStrokeLiesOnWholeUnitsWithRoomForItsWidth(t *testing.T) {
	s := strokeOf(thick, []fyne.Position{{X: 10.4, Y: 20.7}, {X: 30.2, Y: 80.1}})
	least, size := s.Position(), s.Size()
	for name, length := range map[string]float32{"left": least.X, "top": least.Y, "width": size.Width, "height": size.Height} {
		if length != float32(int(length)) {
			t.Errorf("the %s is %v", name, length)
		}
	}
	if least.X > 10.4-thick/2 || least.Y > 20.7-thick/2 || least.X+size.Width < 30.2+thick/2 || least.Y+size.Height < 80.1+thick/2 {
		t.Errorf("%v %v has no room for the line", least, size)
	}
}

func TestATallLineIsSeveralPicturesWithoutAGap(t *testing.T) {
	var run []fyne.Position
	for y := float32(0); y <= 5000; y += 250 {
		run = append(run, fyne.NewPos(0, y))
	}
	for name, runs := range map[string][][]fyne.Position{"whole": {run}, "dashed": dashes(run)} {
		reached := float32(0)
		for _, together := range gather(runs) {
			least, most := bounds(together)
			if most.Y-least.Y > tallest {
				t.Errorf("%s: a picture from %v to %v", name, least.Y, most.Y)
			}
			if least.Y > reached+gap+0.1 || name == "whole" && least.Y != reached {
				t.Errorf("%s: nothing from %v to %v", name, reached, least.Y)
			}
			reached = most.Y
		}
		if reached < 5000-dash-gap {
			t.Errorf("%s: it ends at %v", name, reached)
		}
	}
}
