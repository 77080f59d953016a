package importers

import (
	"strings"

	"entrastudio/importers/environment"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// joined puts the variables that one paste shows of one container together, as
// if they stood in one file: of a name that stands twice the last one counts.
// Lines of nobody known belong to those above them.
func joined(c *catalog.Catalog, parts []part) ([]source.Source, error) {
	var all []source.Source
	at := map[string]int{}
	for _, p := range parts {
		if p.kind != evidence.KindEnv {
			continue
		}
		if p.paste == "" {
			all = append(all, p.Source)
			continue
		}
		container, err := environment.Owner(c, p.Source)
		if err != nil {
			return nil, err
		}
		last, pasted := at[p.paste]
		i, again := at[p.paste+"\x00"+container.Service]
		switch {
		case again:
		case pasted && container.Service == "":
			i = last
		default:
			i = len(all)
			all = append(all, source.Source{})
		}
		at[p.paste], at[p.paste+"\x00"+container.Service] = i, i
		all[i] = over(all[i], p.Source)
	}
	return all, nil
}

// over lays the lines of one part of a paste over those of another.
func over(first, second source.Source) source.Source {
	if first.Data == nil {
		return second
	}
	lines := strings.Split(string(first.Data), "\n")
	for i, line := range strings.Split(string(second.Data), "\n") {
		switch {
		case i >= len(lines):
			lines = append(lines, line)
		case strings.TrimSpace(line) != "":
			lines[i] = line
		}
	}
	first.Data = []byte(strings.Join(lines, "\n"))
	if first.Service == "" {
		first.Service = second.Service
	}
	first.Why += "; and " + second.Why
	return first
}
