package plan

import (
	"strings"

	"entrastudio/model/catalog"
)

// CustomCloud is the cloud of a tenant that gives its URLs itself.
const CustomCloud = "custom"

// cloudNames lists the clouds that a tenant can name.
func cloudNames() []string {
	known := catalog.Clouds()
	names := make([]string, 0, len(known)+1)
	for i := range known {
		names = append(names, known[i].Name)
	}
	return append(names, CustomCloud)
}

// Microsoft is the tenant's cloud: one of the catalogue's, or one of its own
// with the tenant's URLs. A cloud that is not known has no URLs.
func (t Tenant) Microsoft() catalog.Cloud {
	if t.Cloud == CustomCloud {
		return catalog.Cloud{Name: CustomCloud, Login: strings.TrimRight(t.LoginURL, "/"), Graph: t.GraphURL}
	}
	cloud, _ := catalog.CloudNamed(t.Cloud)
	return cloud
}

// Endpoint is the URL of one of the tenant's v2.0 endpoints; empty while the
// tenant is not known.
func (t Tenant) Endpoint(kind catalog.EndpointKind) string {
	return t.Microsoft().Endpoint(kind, t.ID)
}

// tenantOf reads the tenant and its cloud from one of its endpoints. A host
// that serves several clouds stands for the first. An endpoint of Entra's form
// on a host of nobody's is that of a cloud of its own.
func tenantOf(text string, kind catalog.EndpointKind) (Tenant, bool) {
	if e, ok := catalog.ParseEndpoint(text); ok {
		return Tenant{ID: e.Tenant, Cloud: e.Clouds[0]}, e.Tenant != ""
	}
	const mark = "{tenant}"
	suffix := strings.TrimPrefix(catalog.Cloud{Login: mark}.Endpoint(kind, mark), mark+"/"+mark)
	rest, ok := strings.CutSuffix(text, suffix)
	at := strings.LastIndexByte(rest, '/')
	if !ok || suffix == "" || at < 0 || !catalog.IsGUID(rest[at+1:]) {
		return Tenant{}, false
	}
	return Tenant{ID: rest[at+1:], Cloud: CustomCloud, LoginURL: rest[:at]}, true
}
