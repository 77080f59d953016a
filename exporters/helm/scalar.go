package helm

import (
	"errors"
	"strings"
	"unicode/utf8"

	"entrastudio/model/catalog"
	"entrastudio/model/pattern"

	"gopkg.in/yaml.v3"
)

// isPlain reports whether every reader of YAML 1.1 and 1.2 takes a text for text
// without quotes: a word, a URL or a path that begins with a letter or a slash, or
// a GUID, with a scope's ending or without. It is asked of each value of ten
// thousand rules, where a regular expression took an eighth of the whole time.
func isPlain(s string) bool {
	if catalog.IsGUID(strings.TrimSuffix(s, "/.default")) {
		return true
	}
	if s == "" || !isLetter(s[0]) && s[0] != '/' || strings.IndexByte(".:@+-", s[len(s)-1]) >= 0 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && (c < '0' || c > '9') && strings.IndexByte("_./:@+-", c) < 0 {
			return false
		}
	}
	return !isWord(s)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// isWord reports whether some reader of YAML takes a word for something else
// than text (YAML 1.1, types bool and null).
func isWord(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	default:
		return false
	}
}

// wholeNumber matches the numbers that a setting can hold: a port or a count.
// A leading zero is left out, as YAML 1.1 reads it as octal.
var wholeNumber = pattern.New(`^(?:0|[1-9][0-9]{0,17})$`)

// valueReference matches the template actions that people write in values: a
// reference to another value or to the release's name. Charts expand them.
var valueReference = pattern.New(`\{\{-? *\.(?:Values|Release)(?:\.[A-Za-z][A-Za-z0-9_]*)+ *-?\}\}`)

// textNode is a scalar that is read as exactly this text.
func textNode(s string) *yaml.Node {
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: yaml.DoubleQuotedStyle}
	switch {
	case isPlain(s):
		node.Style = 0
	case strings.Contains(s, `"`) && simpleText.MatchString(s):
		node.Style = yaml.SingleQuotedStyle
	}
	return node
}

// simpleText matches text that reads better in single quotes, such as JSON.
var simpleText = pattern.New(`^[!-&(-~](?:[ -&(-~]*[!-&(-~])?$`)

// withoutBraces writes JSON so that no template action begins in it: two opening
// braces in a row only occur within a string, which can spell one out.
func withoutBraces(text string) string { return strings.ReplaceAll(text, "{{", `{\u007b`) }

// valueNode is a value in the type that it has in the plan. A text that looks
// like a boolean or a number stays a text: nothing is bent to fit.
func valueNode(v catalog.Value) *yaml.Node {
	switch {
	case v.Kind == catalog.List:
		list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, item := range v.List {
			list.Content = append(list.Content, textNode(item))
		}
		if len(list.Content) == 0 {
			list.Style = yaml.FlowStyle
		}
		return list
	case v.Kind == catalog.Bool && (v.Text == "true" || v.Text == "false"):
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: v.Text}
	case v.Kind == catalog.Number && wholeNumber.MatchString(v.Text):
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: v.Text}
	default:
		return textNode(v.Text)
	}
}

// carry says why a values file cannot carry a value; nil where it can.
func carry(v catalog.Value) error {
	if v.Kind == catalog.Other {
		return errors.New("it is neither a text nor a list of texts")
	}
	for _, text := range append([]string{v.Text}, v.List...) {
		if err := carryText(text); err != nil {
			return err
		}
	}
	return nil
}

func carryText(text string) error {
	switch {
	case !utf8.ValidString(text):
		return errors.New("it is not valid UTF-8")
	case strings.ContainsRune(text, 0):
		return errors.New("it holds a NUL character")
	case strings.Contains(valueReference.ReplaceAllString(text, ""), "{{"):
		return errors.New("it holds {{, which the chart's templates would run")
	default:
		return nil
	}
}
