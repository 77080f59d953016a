package logs

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
	"entrastudio/model/pattern"
)

// owners tells whose log a line belongs to.
type owners struct {
	index *lookup.Index
	// file is whose log the file's name says it is.
	file catalog.Name
	// above is the last line that is no frame of a stack: its logger is the
	// one of the frames below it.
	above string
	// stack holds the lines of the stack that is being read.
	stack []string
}

// pass takes note of a line that tells nothing by itself.
func (o *owners) pass(text string) {
	const most = 100
	if !isFrame(text) {
		o.stack = append(o.stack[:0], text)
		o.above = text
		return
	}
	if len(o.stack) < most {
		o.stack = append(o.stack, text)
	}
}

// of is whose line this is: by its container's prefix, the file's name, the
// logger's name, or the logger of the lines above.
func (o *owners) of(l line) catalog.Name {
	component := o.ofPrefix(l.text)
	if component == "" {
		component = o.file
	}
	if component == "" {
		component = o.ofLogger(l.text)
	}
	if component == "" && isFrame(l.text) {
		component = o.ofLogger(o.above)
	}
	if component == "" {
		component = o.ofWords(l.text)
	}
	o.pass(l.text)
	return component
}

var (
	composePrefix = pattern.New(`^\s*([a-zA-Z][\w.-]*?)(?:[-_]\d+)?\s+\|\s`)
	podPrefix     = pattern.New(`^\s*\[pod/([\w.-]+)/([\w.-]+)\]`)
)

// ofPrefix reads the prefix of docker compose logs and kubectl logs --prefix.
func (o *owners) ofPrefix(text string) catalog.Name {
	if match := podPrefix.FindStringSubmatch(text); match != nil {
		if component := ofName(o.index, match[2]); component != "" {
			return component
		}
		return ofName(o.index, match[1])
	}
	if match := composePrefix.FindStringSubmatch(text); match != nil {
		return ofName(o.index, match[1])
	}
	return ""
}

// loggers are the packages that the programs log from (sources of
// camunda/camunda and the components' images), and how log patterns shorten
// them. The first one that fits counts.
var loggers = []struct {
	names  *pattern.Pattern
	people string
}{
	{pattern.New(`\b(?:io\.camunda|i\.c|o\.c|org\.camunda)\.(?:optimize\.|o\.(?:rest|service|r|plugin|jetty)\.)`), "optimize"},
	{pattern.New(`\b(?:io\.camunda|i\.c|i\.camunda)\.(?:operate\.|o\.(?:w|webapp|s|e|z|m|store|zeebeimport)\.)`), "operate"},
	{pattern.New(`\b(?:io\.camunda|i\.c|i\.camunda)\.(?:tasklist\.|t\.(?:w|webapp|s|e|z|m)\.)`), "tasklist"},
	{pattern.New(`\b(?:io\.camunda|i\.c)\.(?:authentication\.|security\.|application\.|a\.(?:o|oidc|service)\.)`), "orchestration"},
	{pattern.New(`\b(?:io\.camunda|i\.c)\.connector\.`), "connectors"},
	{pattern.New(`\b(?:io\.camunda|i\.c)\.(?:modeler|hub)\.`), "web-modeler"},
	{pattern.New(`\b(?:io\.camunda|i\.c)\.(?:zeebe|z)\.(?:gateway|broker|engine|g|b)\.`), "zeebe"},
	{pattern.New(`\b(?:io\.camunda|i\.c)\.identity\.(?:[a-rt-z]|s[a-ce-z])`), "identity"},
}

// ofLogger reads the name of the logger or of the first frame.
func (o *owners) ofLogger(text string) catalog.Name {
	if !strings.Contains(text, "camunda") && !strings.Contains(text, ".c.") {
		return ""
	}
	for _, logger := range loggers {
		if at := logger.names.FindStringIndex(text); at != nil && !identitySDK.MatchString(text[at[0]:]) {
			return named(o.index, logger.people)
		}
	}
	return ""
}

// ofWords takes the component that a sentence names, where it is a single one.
func (o *owners) ofWords(text string) catalog.Name {
	var only catalog.Name
	c := o.index.Catalog()
	for i := range c.Components {
		title := c.Components[i].Title
		if title == "" || !strings.Contains(text, title) {
			continue
		}
		if only != "" {
			return ""
		}
		only = c.Components[i].Name
	}
	return only
}

// ofFile reads a file's name, such as operate.log or camunda-operate-0.txt.
func ofFile(x *lookup.Index, file string) catalog.Name {
	if at := strings.LastIndexAny(file, `/\`); at >= 0 {
		file = file[at+1:]
	}
	stem, _, _ := strings.Cut(file, ".")
	return ofName(x, stem)
}

var number = pattern.New(`-(?:\d+|logs?|[0-9a-f]{8,10}(?:-[0-9a-z]{5})?)$`)

// ofName finds the component of a container, pod or file. A project's or
// release's name may stand before the component's, and a number behind it.
func ofName(x *lookup.Index, name string) catalog.Name {
	name = strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	for name != "" {
		for trial := name; trial != ""; {
			if component := named(x, trial); component != "" {
				return component
			}
			shorter := number.ReplaceAllString(trial, "")
			if shorter == trial {
				break
			}
			trial = shorter
		}
		_, rest, more := strings.Cut(name, "-")
		if !more {
			return ""
		}
		name = rest
	}
	return ""
}

// named finds the component that people call by a name. From 8.8 on Operate,
// Tasklist and Zeebe are parts of the Orchestration Cluster.
func named(x *lookup.Index, name string) catalog.Name {
	if container, ok := x.Named(name); ok {
		return container.Component
	}
	switch name {
	case "operate", "tasklist", "zeebe", "zeebe-gateway", "zeebe-broker":
		if container, ok := x.Named(string(catalog.Orchestration)); ok {
			return container.Component
		}
	}
	return ""
}
