package helm

import (
	"strings"

	"entrastudio/model/catalog"
)

// blockOf is the block of values whose env list a container reads: the
// component's own, or where it has several containers the part that is named
// like one of them, such as webModeler.restapi. It is nil where the chart has
// none.
func blockOf(c *catalog.Catalog, component *catalog.Component, service string) []string {
	if component == nil || component.Values == "" {
		return nil
	}
	if len(component.Services) == 1 {
		return []string{component.Values}
	}
	for _, container := range component.Services {
		if service != "" && container.Name != service {
			continue
		}
		for _, name := range append([]string{container.Name}, container.Also...) {
			part := name[strings.LastIndexByte(name, '-')+1:]
			if block := component.Values + "." + part; isBlock(c, block) {
				return []string{component.Values, part}
			}
		}
		return nil
	}
	return nil
}

// isBlock reports whether the chart reads something below a path.
func isBlock(c *catalog.Catalog, path string) bool {
	for _, s := range c.Settings() {
		if strings.HasPrefix(s.Helm, path+".") {
			return true
		}
	}
	for _, read := range c.Reads {
		if strings.HasPrefix(read, path+".") {
			return true
		}
	}
	return false
}
