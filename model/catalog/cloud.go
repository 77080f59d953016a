package catalog

import (
	"strings"
	"sync"

	"entrastudio/assets"
	"entrastudio/model/flat"
)

// Cloud is one cloud of Microsoft Entra.
type Cloud struct {
	// Name is how a plan names the cloud, such as "public".
	Name  string
	Title string
	// Login is the base URL at which people sign in, without a slash at its end.
	Login string
	// Aliases are further hosts of the same logins.
	Aliases []string
	// V1Issuer is the base URL of the issuer of v1 tokens; empty where it is
	// not known.
	V1Issuer string
	// Graph is the base URL of Microsoft Graph; empty where it is not known.
	Graph string
	// AzureCLI is its name for "az cloud set"; empty where the tool has none.
	AzureCLI string
	// Terraform is its name for the azuread provider's environment; empty where
	// the provider has none (azuread provider docs).
	Terraform string
	Fact
}

// PublicCloud is the name of the cloud that applies when a plan names none.
const PublicCloud = "public"

// Clouds lists the clouds, the public one first. The slice is shared and must
// not be changed.
func Clouds() []Cloud { return loadedClouds() }

// loadedClouds reads the embedded table once. A table that cannot be read is an
// impossible state of the program, which a test rules out.
var loadedClouds = sync.OnceValue(func() []Cloud {
	data, err := assets.Catalog.ReadFile("catalog/clouds.yaml")
	if err != nil {
		panic("impossible: the embedded clouds are missing: " + err.Error())
	}
	clouds, err := readClouds(string(data))
	if err != nil {
		panic("impossible: the embedded clouds cannot be read: " + err.Error())
	}
	return clouds
})

// readClouds reads the table, which every reading of a token waits for.
func readClouds(text string) ([]Cloud, error) {
	entries, err := flat.Read(text)
	if err != nil {
		return nil, err
	}
	clouds := make([]Cloud, len(entries))
	for i, entry := range entries {
		texts, err := entry.Take([]string{"name", "title", "login", "source", "verified"},
			[]string{"aliases", "v1Issuer", "graph", "azureCLI", "terraform", "note"})
		if err != nil {
			return nil, err
		}
		clouds[i] = Cloud{
			Name: texts[0], Title: texts[1], Login: texts[2], Aliases: strings.Fields(texts[5]), V1Issuer: texts[6], Graph: texts[7],
			AzureCLI: texts[8], Terraform: texts[9], Fact: Fact{Source: texts[3], Verified: Verified(texts[4]), Note: texts[10]},
		}
	}
	return clouds, nil
}

// CloudNamed finds a cloud; an empty name means the public one.
func CloudNamed(name string) (Cloud, bool) {
	if name == "" {
		name = PublicCloud
	}
	for _, cloud := range Clouds() {
		if cloud.Name == name {
			return cloud, true
		}
	}
	return Cloud{}, false
}

// Endpoint is the URL of one v2.0 endpoint of a tenant in this cloud; empty for
// an unknown kind or without a tenant. A cloud of one's own needs no more than
// its Login.
func (c Cloud) Endpoint(kind EndpointKind, tenant string) string {
	return c.EndpointIn(V2, kind, tenant)
}

// EndpointIn is the same for a version of Entra's endpoints; an empty one means
// V2. The issuer of v1.0 has a host of its own: see V1Issuer.
func (c Cloud) EndpointIn(version string, kind EndpointKind, tenant string) string {
	path := kind.pathIn(version)
	if path == "" || tenant == "" || c.Login == "" {
		return ""
	}
	return strings.TrimRight(c.Login, "/") + "/" + tenant + path
}

// serves reports whether a host, in lower case, belongs to this cloud.
func (c Cloud) serves(host string) bool {
	if host == hostOf(c.Login) || c.V1Issuer != "" && host == hostOf(c.V1Issuer) {
		return true
	}
	for _, alias := range c.Aliases {
		if host == alias {
			return true
		}
	}
	return false
}

func hostOf(base string) string {
	_, host, _ := strings.Cut(base, "://")
	return host
}
