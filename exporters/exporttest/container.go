package exporttest

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
)

// Carried lists, by container and name, the variables that carry a value of a
// setting that is no secret.
func Carried(c *catalog.Catalog, s *catalog.Setting, value catalog.Value) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, v := range s.Env {
		service := v.Service
		if service == "" {
			service = c.Component(s.Component).Services[0].Name
		}
		if all[service] == nil {
			all[service] = map[string]string{}
		}
		pattern, indexed := strings.CutSuffix(v.Name, "{n}")
		if !indexed {
			all[service][v.Name] = value.String()
			continue
		}
		for i, item := range value.Items() {
			all[service][fmt.Sprint(pattern, i)] = item
		}
	}
	return all
}
