package importers

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/evidence"
)

// Kinds lists the kinds that an argument can say, in the order of the help.
func Kinds() []evidence.Kind {
	return []evidence.Kind{
		evidence.KindPlan, evidence.KindValues, evidence.KindEnv, evidence.KindCompose, evidence.KindToken,
		evidence.KindAudiences, evidence.KindRegistrations, evidence.KindLog, evidence.KindKeys,
	}
}

// ParseArgument reads "FILE", "KIND=FILE" or "env/SERVICE=FILE". A text before
// the first "=" that is no kind belongs to the file's name.
func ParseArgument(argument string) (kind evidence.Kind, service, file string, err error) {
	before, after, found := strings.Cut(argument, "=")
	word, service, ofService := strings.Cut(before, "/")
	if !found || !slices.Contains(Kinds(), evidence.Kind(word)) {
		return "", "", argument, nil
	}
	kind = evidence.Kind(word)
	switch {
	case ofService && kind != evidence.KindEnv:
		return "", "", "", fmt.Errorf("%s: only env files belong to one service, as in env/operate=FILE", argument)
	case ofService && service == "":
		return "", "", "", fmt.Errorf("%s: a service belongs behind the slash, as in env/operate=FILE", argument)
	case after == "":
		return "", "", "", fmt.Errorf("%s: a file name belongs behind the equals sign", argument)
	}
	return kind, service, after, nil
}
