package variables

import (
	"errors"
	"strings"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
)

// oneVariable is a setting's value as the text of one variable. A list is
// joined with commas, as Spring splits it there.
func oneVariable(s *catalog.Setting, v catalog.Value) (string, error) {
	if err := exporters.WellFormed(s, v); err != nil {
		return "", err
	}
	if v.Kind == catalog.Other {
		return "", errors.New("it is neither a text nor a list of texts")
	}
	for _, item := range v.List {
		if strings.Contains(item, ",") || strings.TrimSpace(item) != item || item == "" {
			return "", errors.New("an item of the list is empty, begins or ends with a blank, or holds a comma, which parts the items of a variable")
		}
	}
	return v.String(), nil
}

// carry says why no variable can carry a text; nil where one can.
func carry(text string) error {
	switch {
	case !utf8.ValidString(text):
		return errors.New("it is not valid UTF-8")
	case strings.ContainsRune(text, 0):
		return errors.New("it holds a NUL character, which no variable can")
	default:
		return nil
	}
}
