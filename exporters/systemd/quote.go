package systemd

import (
	"strings"

	"entrastudio/model/pattern"
)

// plain matches what systemd takes as it stands.
var plain = pattern.New(`^[A-Za-z0-9_./:@%+,=-]+$`)

// quote writes a value so that systemd reads exactly this value from an
// EnvironmentFile: within double quotes a backslash keeps the meaning of \, ", `
// and $, and lines go on (systemd.exec(5), EnvironmentFile).
func quote(value string) string {
	if plain.MatchString(value) {
		return value
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`).Replace(value) + `"`
}
