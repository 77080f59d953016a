package recognise

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// env finds lines that assign variables, with the comments and empty lines
// between them. A single line in a list of words, behind a bullet, is somebody's
// sentence about a variable and no configuration; several in a row are the
// environment of a container.
func (s *splitter) env(first int) (int, bool) {
	if !s.assigns(first) && !s.listed(first) {
		return 0, false
	}
	end := s.free(first, len(s.lines))
	count, last := 0, first
	for i := first; i <= end; i++ {
		bare := strings.TrimSpace(s.lines[i])
		if s.assigns(i) {
			count++
			i += s.quoted(i, end)
			last = i
			continue
		}
		if s.listed(i) {
			s.lines[i] = unlisted(s.lines[i])
			count, last = count+1, i
			continue
		}
		if bare != "" && bare[0] != '#' {
			break
		}
	}
	piece := s.take(Guess{Kind: evidence.KindEnv, Why: fmt.Sprintf("lines that assign variables (%d)", count)}, s.run(first, last))
	s.entitle(piece, first)
	return last, true
}

// quoted counts the further lines of a value whose quote is still open.
func (s *splitter) quoted(i, end int) int {
	const longest = 500
	_, value, _ := assigns(s.lines[i])
	below := strings.Join(s.lines[i+1:min(end, i+longest)+1], "\n")
	behind := behindQuote(value, below)
	if len(behind) == len(below) {
		return 0
	}
	return strings.Count(below[:len(below)-len(behind)], "\n")
}

// assigns reports that a line assigns a variable as env files do: the name is
// in capitals and has a part before an underscore.
func (s *splitter) assigns(i int) bool {
	name, _, ok := assigns(s.lines[i])
	return ok && upper.MatchString(name) && strings.Contains(name, "_")
}

// entry is a variable in a container's environment: an item of a list in a
// Compose file, or a key and its value there or in what kubectl describes.
var entry = pattern.New(`^(\s*)(?:(-\s+)(["']?)[A-Z][A-Z0-9]*_[A-Z0-9_]*=|[A-Z][A-Z0-9]*_[A-Z0-9_]*:\s+\S)`)

// listed reports a line of a container's environment, which is one of several.
func (s *splitter) listed(i int) bool {
	is := func(i int) bool {
		return i >= 0 && i < len(s.lines) && !s.taken[i] && len(s.lines[i]) < longest && (entry.MatchString(s.lines[i]) || s.assigns(i))
	}
	return is(i) && (is(i-1) || is(i+1))
}

// longest is the length of the longest line that is looked at.
const longest = 4000

// unlisted is a line of a container's environment as one of an env file. Spaces
// take the place of the bullet and of quotes around the whole.
func unlisted(line string) string {
	match := entry.FindStringSubmatch(line)
	if match == nil || match[2] == "" {
		return optional.ReplaceAllString(line, "$1")
	}
	rest := line[len(match[1])+len(match[2]):]
	if quote := match[3]; quote != "" {
		rest = strings.TrimRight(rest, " \t")
		rest = " " + strings.TrimSuffix(rest[1:], quote)
	}
	return match[1] + blank(match[2]) + rest
}

// optional is what kubectl describe writes behind a reference to a Secret or a
// ConfigMap.
var optional = pattern.New(`(<set to the key '[^']*' (?:in secret|of config map) '[^']*'>)\s+Optional: \w+\s*$`)

// title is a line above a block that names its file: "operate.env:".
var title = pattern.New(`^[\s#*_=\->]*(?:[\w./\\-]*[/\\])?(?:\.env\.)?([a-z][a-z0-9-]*)(?:\.env)?[\s:*_=\-]*$`)

// entitle takes the service from the words right above a block, where they are
// the name of an env file.
func (s *splitter) entitle(piece *Piece, first int) {
	const reach = 3
	if piece.Kind != evidence.KindEnv {
		return
	}
	for i := first - 1; i >= 0 && i >= first-reach; i-- {
		above := strings.TrimSpace(s.lines[i])
		if above == "" || strings.HasPrefix(above, "```") || strings.HasPrefix(above, "~~~") {
			continue
		}
		if len(above) > longestName {
			return
		}
		if above == described {
			piece.Service = s.container(i)
			return
		}
		if match := title.FindStringSubmatch(above); match != nil && strings.Contains(above, ".env") {
			piece.Service = match[1]
		}
		return
	}
}

// described is the line above the variables of a container in what kubectl
// describes.
const described = "Environment:"

// container is the container whose variables stand below a line: the nearest name
// above that is less indented. It is empty where no minor has a service so named.
func (s *splitter) container(at int) string {
	const reach = 60
	for i := at - 1; i >= 0 && i >= at-reach; i-- {
		name, rest, _ := strings.Cut(strings.TrimSpace(s.lines[i]), ":")
		if rest != "" || name == "" || indent(s.lines[i]) >= indent(s.lines[at]) {
			continue
		}
		if isService(name) {
			return name
		}
		return ""
	}
	return ""
}

func isService(name string) bool {
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			continue
		}
		for i := range c.Components {
			for _, service := range c.Components[i].Services {
				if service.Name == name {
					return true
				}
			}
		}
	}
	return false
}
