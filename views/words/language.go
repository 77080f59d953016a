package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"entrastudio/assets"
)

// Language is a language the window speaks.
type Language string

// The languages.
const (
	English Language = "en"
	German  Language = "de"
)

// Languages returns every language with a catalogue.
func Languages() []Language { return []Language{English, German} }

// OfSystem returns the desktop's language, or English when the window does not
// speak it.
func OfSystem() Language {
	if strings.HasPrefix(lang.SystemLocale().LanguageString(), string(German)) {
		return German
	}
	return English
}

// Speak makes the window speak a language. Call it once before the window is
// built: texts that are on screen already stay as they are.
//
// Fyne follows the desktop's locale and has no way to choose another one, so the
// catalogue of the wanted language is registered as that of the desktop's
// language, beside Fyne's own texts in it. English is registered too: Fyne falls
// back to it for a desktop whose language it does not speak. A locale that Fyne
// has no texts for must not be registered, because its dialogs would then find
// none.
func Speak(language Language) error {
	texts, err := catalogue(assets.Translations, language)
	if err != nil {
		return err
	}
	content, err := json.Marshal(texts)
	if err != nil {
		return fmt.Errorf("translations of %s: %w", language, err)
	}
	for _, locale := range spoken(lang.SystemLocale()) {
		if err := lang.AddTranslationsForLocale(content, locale); err != nil {
			return fmt.Errorf("translations of %s: %w", language, err)
		}
	}
	return nil
}

// spoken are the locales that Fyne itself may choose for a desktop's (Fyne 2.8.1,
// lang/translations).
func spoken(system fyne.Locale) []fyne.Locale {
	locales := []fyne.Locale{fyne.Locale(English)}
	base, _, _ := strings.Cut(system.LanguageString(), "-")
	for _, locale := range []fyne.Locale{"cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans"} {
		if language, _, _ := strings.Cut(string(locale), "-"); language == base {
			locales = append(locales, locale)
		}
	}
	return locales
}

// catalogue reads every AREA.LANGUAGE.json into one flat table.
func catalogue(files fs.FS, language Language) (map[Key]json.RawMessage, error) {
	names, err := fs.Glob(files, "translations/*."+string(language)+".json")
	if err != nil {
		return nil, fmt.Errorf("translations of %s: %w", language, err)
	}
	all := map[Key]json.RawMessage{}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var area map[Key]json.RawMessage
		if err := json.Unmarshal(content, &area); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for key, text := range area {
			all[key] = text
		}
	}
	return all, nil
}
