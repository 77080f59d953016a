package plantest

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// Any generates plans with any text in any field, as far as the fields can hold
// it. They need not make sense.
func Any() *rapid.Generator[*plan.Plan] {
	return rapid.Custom(func(t *rapid.T) *plan.Plan {
		p := &plan.Plan{
			Name:    maybe().Draw(t, "name"),
			Camunda: rapid.SampledFrom(catalog.Minors()).Draw(t, "camunda"),
			Deployment: plan.Deployment{
				With:    rapid.SampledFrom([]plan.Tool{"", plan.Helm, plan.Compose}).Draw(t, "with"),
				Release: maybe().Draw(t, "release"), Namespace: maybe().Draw(t, "namespace"),
			},
			Tenant: plan.Tenant{
				ID: maybe().Draw(t, "tenant"), Cloud: rapid.SampledFrom([]string{"", "public", "china", "custom"}).Draw(t, "cloud"),
				LoginURL: maybe().Draw(t, "login"), GraphURL: maybe().Draw(t, "graph"),
			},
			FirstAdmin: plan.Admin{Claim: maybe().Draw(t, "claim"), Value: maybe().Draw(t, "value")},
			Kept:       kept().Draw(t, "kept"),
		}
		for _, name := range []catalog.Name{catalog.Global, catalog.ManagementIdentity, catalog.Operate, catalog.WebModelerAPI} {
			if rapid.Bool().Draw(t, string(name)) {
				p.Components = append(p.Components, component(name).Draw(t, "component"))
			}
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "registrations") {
			p.Registrations = append(p.Registrations, Registration(fmt.Sprint(i)).Draw(t, "registration"))
		}
		p.MappingRules = optional(rapid.SliceOfN(Rule(), 0, 4).Draw(t, "rules"))
		for _, name := range plan.DatabaseNames() {
			if rapid.Bool().Draw(t, name) {
				p.Databases = append(p.Databases, database(name).Draw(t, "database"))
			}
		}
		return p
	})
}

// maybe generates an odd text or none.
func maybe() *rapid.Generator[string] { return rapid.OneOf(rapid.Just(""), Text()) }

func texts() *rapid.Generator[[]string] {
	return rapid.Custom(func(t *rapid.T) []string { return optional(rapid.SliceOfN(Text(), 0, 3).Draw(t, "texts")) })
}

// optional makes an empty list nil, as a reader of files does.
func optional[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func component(name catalog.Name) *rapid.Generator[plan.Component] {
	return rapid.Custom(func(t *rapid.T) plan.Component {
		c := plan.Component{
			Name: name, Enabled: name == catalog.Global || rapid.Bool().Draw(t, "enabled"),
			URL: maybe().Draw(t, "url"), Internal: maybe().Draw(t, "internal"), Registration: maybe().Draw(t, "registration"),
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "settings") {
			if c.Settings == nil {
				c.Settings = map[string]catalog.Value{}
			}
			c.Settings[fmt.Sprintf("%d%s", i, Text().Draw(t, "key"))] = anyValue().Draw(t, "value")
		}
		return c
	})
}

func anyValue() *rapid.Generator[catalog.Value] {
	return rapid.OneOf(
		rapid.Just(catalog.Value{}),
		rapid.Map(Text(), catalog.TextOf),
		rapid.Map(rapid.Bool(), catalog.BoolOf),
		rapid.Map(rapid.SampledFrom([]string{"0", "-1", "0x1F", "1e3", ".5"}), func(n string) catalog.Value {
			return catalog.Value{Kind: catalog.Number, Text: n}
		}),
		rapid.Map(rapid.SliceOfN(Text(), 0, 3), func(list []string) catalog.Value { return catalog.ListOf(list...) }),
	)
}

// Registration generates registrations whose names begin with a prefix.
func Registration(prefix string) *rapid.Generator[plan.Registration] {
	return rapid.Custom(func(t *rapid.T) plan.Registration {
		return plan.Registration{
			Name: prefix + Text().Draw(t, "name"), ClientID: maybe().Draw(t, "client"),
			Platform:     rapid.SampledFrom([]catalog.Platform{"", catalog.PlatformWeb, catalog.PlatformSPA}).Draw(t, "platform"),
			RedirectURIs: texts().Draw(t, "uris"), TokenVersion: rapid.IntRange(0, 2).Draw(t, "version"),
			OptionalClaims: texts().Draw(t, "claims"), GroupClaims: maybe().Draw(t, "groups"), Secret: secret().Draw(t, "secret"),
		}
	})
}

func secret() *rapid.Generator[plan.SecretRef] {
	return rapid.Custom(func(t *rapid.T) plan.SecretRef {
		name := Text().Draw(t, "name")
		if name == "" {
			return plan.SecretRef{}
		}
		switch store := rapid.SampledFrom([]plan.SecretStore{plan.InKubernetes, plan.InEnvironment, plan.InKeychain, plan.InFile}).Draw(t, "store"); store {
		case plan.InEnvironment, plan.InFile:
			return plan.SecretRef{Store: store, Name: name}
		default:
			return plan.SecretRef{Store: store, Name: "n" + strings.ReplaceAll(name, "/", ""), Key: maybe().Draw(t, "key")}
		}
	})
}

// Rule generates mapping rules.
func Rule() *rapid.Generator[plan.MappingRule] {
	return rapid.Custom(func(t *rapid.T) plan.MappingRule {
		return plan.MappingRule{
			Name: maybe().Draw(t, "name"), Target: rapid.SampledFrom([]plan.Target{"", plan.ForIdentity, plan.ForCluster}).Draw(t, "target"),
			Claim: maybe().Draw(t, "claim"), Operator: rapid.SampledFrom([]plan.Operator{"", plan.Equals, plan.Contains}).Draw(t, "operator"),
			Value: maybe().Draw(t, "value"), Roles: texts().Draw(t, "roles"), Tenants: texts().Draw(t, "tenants"),
		}
	})
}

func database(name string) *rapid.Generator[plan.Database] {
	return rapid.Custom(func(t *rapid.T) plan.Database {
		return plan.Database{
			Name: name, Bundled: rapid.Bool().Draw(t, "bundled"), Host: maybe().Draw(t, "host"),
			Port: rapid.IntRange(0, 65535).Draw(t, "port"), Database: maybe().Draw(t, "database"),
			Username: maybe().Draw(t, "username"), URL: maybe().Draw(t, "url"), Password: secret().Draw(t, "password"),
		}
	})
}

func kept() *rapid.Generator[plan.Kept] {
	return rapid.Custom(func(t *rapid.T) plan.Kept {
		k := plan.Kept{Withheld: texts().Draw(t, "withheld")}
		for i := range rapid.IntRange(0, 2).Draw(t, "services") {
			service := plan.ServiceVariables{Service: fmt.Sprint("service", i)}
			for j := range rapid.IntRange(1, 3).Draw(t, "variables") {
				service.Variables = append(service.Variables, plan.EnvVariable{Name: fmt.Sprint("V", j), Value: Text().Draw(t, "value")})
			}
			k.Environment = append(k.Environment, service)
		}
		if rapid.Bool().Draw(t, "helm") {
			k.Helm = values().Draw(t, "values")
		}
		return k
	})
}

// values generates the tree of a values file.
func values() *rapid.Generator[*yaml.Node] {
	return rapid.Custom(func(t *rapid.T) *yaml.Node {
		return tree(yaml.MappingNode,
			text("text"), text(Text().Draw(t, "text")),
			text("lines"), text("a\n  b\n\nc\n"),
			text("number"), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: "0777"},
			text("nothing"), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "~"},
			text("list"), tree(yaml.SequenceNode, text(Text().Draw(t, "item")),
				tree(yaml.MappingNode, text("a"), text(Text().Draw(t, "inner")), text("b"), tree(yaml.SequenceNode))),
			text(Text().Draw(t, "key")+"!"), tree(yaml.MappingNode, text("c"), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "True"}))
	})
}

func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

func tree(kind yaml.Kind, content ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: kind, Content: content}
}
