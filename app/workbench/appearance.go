package workbench

import (
	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// Keys of the settings of the window.
const (
	modeSetting     = "window.mode"
	densitySetting  = "window.density"
	languageSetting = "window.language"
)

// modes are the palettes by the word that the settings keep.
func modes() []choice {
	return []choice{
		{"system", words.Key("workbench.mode.system")},
		{"light", words.Key("workbench.mode.light")},
		{"dark", words.Key("workbench.mode.dark")},
		{"contrast", words.Key("workbench.mode.contrast")},
	}
}

func densities() []choice {
	return []choice{
		{"compact", words.Key("workbench.density.compact")},
		{"comfortable", words.Key("workbench.density.comfortable")},
	}
}

func languages() []choice {
	return []choice{
		{"system", words.Key("workbench.language.system")},
		{string(words.English), words.Key("workbench.language.en")},
		{string(words.German), words.Key("workbench.language.de")},
	}
}

// choice is one value of a setting and what it is called.
type choice struct {
	value string
	title words.Key
}

// Theme is the theme that a person chose.
func Theme(s Settings) look.Theme {
	t := look.Theme{}
	switch s.StringWithFallback(modeSetting, "system") {
	case "light":
		t.Mode = look.Light
	case "dark":
		t.Mode = look.Dark
	case "contrast":
		t.Mode = look.HighContrast
	}
	if s.StringWithFallback(densitySetting, "compact") == "comfortable" {
		t.Density = look.Comfortable
	}
	return t
}

// Language is the language that a person chose, or the desktop's.
func Language(s Settings) words.Language {
	for _, known := range words.Languages() {
		if s.StringWithFallback(languageSetting, "system") == string(known) {
			return known
		}
	}
	return words.OfSystem()
}

// appearance is what a person can choose about the window.
func (w *Workbench) appearance() []action.Action {
	var list []action.Action
	add := func(setting string, section int, choices []choice, then func()) {
		for _, one := range choices {
			list = append(list, action.Action{
				ID: action.ID(setting + "." + one.value), Title: one.title, Menu: words.Key("workbench.menu.look"), Section: section,
				Checked: func() bool { return w.params.Settings.StringWithFallback(setting, choices[0].value) == one.value },
				Run: func() {
					w.params.Settings.SetString(setting, one.value)
					then()
					w.frame.Refresh()
				},
			})
		}
	}
	wear := func() { w.params.SetTheme(Theme(w.params.Settings)) }
	add(modeSetting, 0, modes(), wear)
	add(densitySetting, 1, densities(), wear)
	add(languageSetting, 2, languages(), func() { w.Say(words.T("workbench.language.later"), nil) })
	return list
}
