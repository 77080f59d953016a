package compose

import (
	"errors"
	"strings"
	"unicode/utf8"

	"entrastudio/model/pattern"
)

// plainValue matches what every reader of env files takes as it stands.
var plainValue = pattern.New(`^[A-Za-z0-9_./:@%+,=-]+$`)

// simpleValue matches what reads better in single quotes, in which nothing is
// special but their end and a backslash: JSON, most of the time.
var simpleValue = pattern.New(`^[ -&(-\[\]-~]*$`)

// quote writes a value so that docker compose reads exactly this value: plain,
// in single quotes, or in double quotes with the dollar sign escaped, which
// keeps Compose from filling in variables (compose-go, dotenv).
func quote(value string) (string, error) {
	if err := carry(value); err != nil {
		return "", err
	}
	if plainValue.MatchString(value) {
		return value, nil
	}
	if strings.Contains(value, `"`) && simpleValue.MatchString(value) {
		return "'" + value + "'", nil
	}
	escaped := strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "\n", `\n`, "\r", `\r`).Replace(value)
	return `"` + escaped + `"`, nil
}

// quoteTemplate writes a value that is given as Compose takes it, in which
// ${NAME} refers to a variable and $$ is a dollar sign.
func quoteTemplate(template string) (string, error) {
	if !strings.Contains(template, "$") {
		return quote(template)
	}
	if err := carry(template); err != nil {
		return "", err
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`).Replace(template) + `"`, nil
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

// reference writes a reference to a variable of Compose's own environment.
// Compose stops with the variable's name where it is missing: an empty secret
// would only show at somebody's login.
func reference(variable string) string { return "${" + variable + ":?is not set}" }
