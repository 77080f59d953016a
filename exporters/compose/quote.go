package compose

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"
)

// plainValue matches what every reader of env files takes as it stands.
var plainValue = regexp.MustCompile(`^[A-Za-z0-9_./:@%+,=-]+$`)

// simpleValue matches what reads better in single quotes, in which nothing is
// special but their end and a backslash: JSON, most of the time.
var simpleValue = regexp.MustCompile(`^[ -&(-\[\]-~]*$`)

// variableName matches the names that docker compose and a shell both take.
var variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// quote writes a value so that docker compose reads exactly this value: plain,
// in single quotes, or in double quotes with the dollar sign escaped, which
// keeps Compose from filling in variables (compose-go, dotenv).
func quote(value string) (string, error) {
	switch {
	case !utf8.ValidString(value):
		return "", errors.New("it is not valid UTF-8")
	case strings.ContainsRune(value, 0):
		return "", errors.New("it holds a NUL character, which no variable can")
	case plainValue.MatchString(value):
		return value, nil
	}
	if strings.Contains(value, `"`) && simpleValue.MatchString(value) {
		return "'" + value + "'", nil
	}
	escaped := strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "\n", `\n`, "\r", `\r`).Replace(value)
	return `"` + escaped + `"`, nil
}

// reference writes a reference to a variable of Compose's own environment.
func reference(variable string) string { return "${" + variable + "}" }
