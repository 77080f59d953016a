package recognise

import (
	"strings"

	"entrastudio/model/evidence"
)

// Guess is what a text was taken for, and from what that was told.
type Guess struct {
	Kind evidence.Kind
	Why  string
	// Unread reports a text whose form is known but which nothing reads, such
	// as claims without their token; Why then says what it is.
	Unread bool
	// Hint says what to give instead of what nothing reads.
	Hint string
	// Doubt says why a text that was told by its name and form alone may be none
	// of its kind; empty where its content told it.
	Doubt string
}

// Whole tells a text that is one input of one kind. The file's name decides
// only where the content leaves it open. False where the text is none or a
// mixture.
func Whole(name, text string) (Guess, bool) {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return Guess{}, false
	}
	for _, rule := range []func(name, text string) (Guess, bool){
		isPlan, isJSON, isPEM, isToken, isAddress, isYAML, isEnv, isResult, isLog,
	} {
		if guess, ok := rule(name, trimmed); ok {
			return guess, true
		}
	}
	return Guess{}, false
}

func yes(kind evidence.Kind, why string) (Guess, bool) { return Guess{Kind: kind, Why: why}, true }

func isPlan(_, text string) (Guess, bool) {
	const form = "apiVersion: entrastudio/"
	head := text[:min(len(text), 2000)]
	if strings.HasPrefix(head, form) || strings.Contains(head, "\n"+form) || strings.Contains(head, `"apiVersion": "entrastudio/`) {
		return yes(evidence.KindPlan, "its apiVersion is a plan's")
	}
	return Guess{}, false
}

func isPEM(_, text string) (Guess, bool) {
	for _, block := range []string{"CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY"} {
		if strings.HasPrefix(text, "-----BEGIN "+block+"-----") {
			return yes(evidence.KindKeys, "it begins with a PEM block of a "+strings.ToLower(block))
		}
	}
	return Guess{}, false
}
