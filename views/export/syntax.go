package export

import (
	"path"

	"entrastudio/views/part"
)

// syntaxOf tells the highlighting from a file's name.
func syntaxOf(name string) part.Syntax {
	switch path.Ext(name) {
	case ".yaml", ".yml":
		return part.YAML
	case ".json":
		return part.JSON
	case ".sql":
		return part.SQL
	case ".sh":
		return part.Shell
	case ".env", ".conf":
		return part.Env
	case ".tf":
		return part.HCL
	case ".md":
		return part.Markdown
	case ".svg", ".html":
		return part.Markup
	default:
		return part.Plain
	}
}
