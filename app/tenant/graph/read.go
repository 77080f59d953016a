package graph

import (
	"context"
	"net/url"
	"strings"

	"entrastudio/app/tenant"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/applications"
	"github.com/microsoftgraph/msgraph-sdk-go/applicationswithappid"
	"github.com/microsoftgraph/msgraph-sdk-go/applicationswithuniquename"
	"github.com/microsoftgraph/msgraph-sdk-go/oauth2permissiongrants"
	"github.com/microsoftgraph/msgraph-sdk-go/organization"
	"github.com/microsoftgraph/msgraph-sdk-go/serviceprincipals"
	"github.com/microsoftgraph/msgraph-sdk-go/serviceprincipalswithappid"
)

// reader is a tenant that can only be read.
type reader struct{ *client }

// pageSize is the most that Graph gives at once.
const pageSize = 999

// applicationFields is what a sign-in depends on. To ask for these alone halves
// what a call costs of the tenant's share.
func applicationFields() []string {
	return []string{
		"id", "appId", "uniqueName", "displayName", "signInAudience", "groupMembershipClaims", "identifierUris", "notes", "tags",
		"isFallbackPublicClient", "tokenEncryptionKeyId", "web", "spa", "publicClient", "api", "optionalClaims", "appRoles",
		"requiredResourceAccess", "passwordCredentials", "keyCredentials", "createdDateTime",
	}
}

func principalFields() []string {
	return []string{"id", "appId", "displayName", "accountEnabled", "appRoleAssignmentRequired", "oauth2PermissionScopes", "appRoles"}
}

// Organization asks for the one organisation there is.
func (r *reader) Organization(ctx context.Context) (tenant.Organization, error) {
	request, err := organization.NewOrganizationRequestBuilderInternal(r.root(), r.adapter).ToGetRequestInformation(ctx,
		&organization.OrganizationRequestBuilderGetRequestConfiguration{
			QueryParameters: &organization.OrganizationRequestBuilderGetQueryParameters{Select: []string{"id", "displayName", "verifiedDomains"}},
		})
	found, err := pages[tenant.Organization](ctx, r.client, request, err, nil)
	if err == nil && len(found) == 0 {
		err = missing("GET /organization", "the tenant does not say who it is")
	}
	if err != nil {
		return tenant.Organization{}, err
	}
	return found[0], nil
}

// Applications reads page after page.
func (r *reader) Applications(ctx context.Context, listing tenant.Listing) ([]tenant.Application, error) {
	top := int32(pageSize)
	query := &applications.ApplicationsRequestBuilderGetQueryParameters{Select: applicationFields(), Top: &top}
	if listing.NamePrefix != "" {
		filter := "startswith(displayName," + literal(listing.NamePrefix) + ")"
		query.Filter = &filter
	}
	request, err := r.applications().ToGetRequestInformation(ctx, &applications.ApplicationsRequestBuilderGetRequestConfiguration{QueryParameters: query})
	return pages[tenant.Application](ctx, r.client, request, err, listing.Progress)
}

// Application finds by object ID.
func (r *reader) Application(ctx context.Context, objectID string) (tenant.Application, error) {
	var found tenant.Application
	if err := checkID("GET /applications", objectID); err != nil {
		return found, err
	}
	request, err := r.applications().ByApplicationId(objectID).ToGetRequestInformation(ctx, &applications.ApplicationItemRequestBuilderGetRequestConfiguration{
		QueryParameters: &applications.ApplicationItemRequestBuilderGetQueryParameters{Select: applicationFields()},
	})
	return found, r.send(ctx, request, err, &found)
}

// ApplicationByClientID finds by alternate key, which is steadier than a filter
// right after a change.
func (r *reader) ApplicationByClientID(ctx context.Context, clientID string) (tenant.Application, error) {
	var found tenant.Application
	if err := checkID("GET /applications(appId)", clientID); err != nil {
		return found, err
	}
	builder := applicationswithappid.NewApplicationsWithAppIdRequestBuilderInternal(r.root(), r.adapter, &clientID)
	request, err := builder.ToGetRequestInformation(ctx, &applicationswithappid.ApplicationsWithAppIdRequestBuilderGetRequestConfiguration{
		QueryParameters: &applicationswithappid.ApplicationsWithAppIdRequestBuilderGetQueryParameters{Select: applicationFields()},
	})
	return found, r.send(ctx, request, err, &found)
}

// ApplicationByUniqueName finds by alternate key.
func (r *reader) ApplicationByUniqueName(ctx context.Context, uniqueName string) (tenant.Application, error) {
	var found tenant.Application
	if uniqueName == "" {
		return found, missing("GET /applications(uniqueName)", "no name is given")
	}
	doubled := strings.ReplaceAll(uniqueName, "'", "''")
	builder := applicationswithuniquename.NewApplicationsWithUniqueNameRequestBuilderInternal(r.root(), r.adapter, &doubled)
	request, err := builder.ToGetRequestInformation(ctx, &applicationswithuniquename.ApplicationsWithUniqueNameRequestBuilderGetRequestConfiguration{
		QueryParameters: &applicationswithuniquename.ApplicationsWithUniqueNameRequestBuilderGetQueryParameters{Select: applicationFields()},
	})
	return found, r.send(ctx, request, err, &found)
}

// Owners lists the owners, who are people or apps.
func (r *reader) Owners(ctx context.Context, objectID string) ([]tenant.Owner, error) {
	if err := checkID("GET /applications/owners", objectID); err != nil {
		return nil, err
	}
	request, err := r.applications().ByApplicationId(objectID).Owners().ToGetRequestInformation(ctx, nil)
	return pages[tenant.Owner](ctx, r.client, request, err, nil)
}

// ServicePrincipal finds by alternate key.
func (r *reader) ServicePrincipal(ctx context.Context, clientID string) (tenant.ServicePrincipal, error) {
	var found tenant.ServicePrincipal
	if err := checkID("GET /servicePrincipals(appId)", clientID); err != nil {
		return found, err
	}
	builder := serviceprincipalswithappid.NewServicePrincipalsWithAppIdRequestBuilderInternal(r.root(), r.adapter, &clientID)
	request, err := builder.ToGetRequestInformation(ctx, &serviceprincipalswithappid.ServicePrincipalsWithAppIdRequestBuilderGetRequestConfiguration{
		QueryParameters: &serviceprincipalswithappid.ServicePrincipalsWithAppIdRequestBuilderGetQueryParameters{Select: principalFields()},
	})
	return found, r.send(ctx, request, err, &found)
}

// Grants lists by client.
func (r *reader) Grants(ctx context.Context, principalID string) ([]tenant.Grant, error) {
	if err := checkID("GET /oauth2PermissionGrants", principalID); err != nil {
		return nil, err
	}
	filter := "clientId eq " + literal(principalID)
	request, err := r.grants().ToGetRequestInformation(ctx, &oauth2permissiongrants.Oauth2PermissionGrantsRequestBuilderGetRequestConfiguration{
		QueryParameters: &oauth2permissiongrants.Oauth2PermissionGrantsRequestBuilderGetQueryParameters{Filter: &filter},
	})
	return pages[tenant.Grant](ctx, r.client, request, err, nil)
}

// RoleAssignments lists by resource.
func (r *reader) RoleAssignments(ctx context.Context, principalID string) ([]tenant.RoleAssignment, error) {
	if err := checkID("GET /servicePrincipals/appRoleAssignedTo", principalID); err != nil {
		return nil, err
	}
	request, err := r.principals().ByServicePrincipalId(principalID).AppRoleAssignedTo().ToGetRequestInformation(ctx, nil)
	return pages[tenant.RoleAssignment](ctx, r.client, request, err, nil)
}

func (c *client) applications() *applications.ApplicationsRequestBuilder {
	return applications.NewApplicationsRequestBuilderInternal(c.root(), c.adapter)
}

func (c *client) principals() *serviceprincipals.ServicePrincipalsRequestBuilder {
	return serviceprincipals.NewServicePrincipalsRequestBuilderInternal(c.root(), c.adapter)
}

func (c *client) grants() *oauth2permissiongrants.Oauth2PermissionGrantsRequestBuilder {
	return oauth2permissiongrants.NewOauth2PermissionGrantsRequestBuilderInternal(c.root(), c.adapter)
}

// literal is a text in an OData filter: in single quotes, which are doubled inside.
func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// page is one page of a list.
type page[T any] struct {
	Value []T    `json:"value"`
	Next  string `json:"@odata.nextLink"`
}

// pages reads a list to its end. Each next page must lie on Graph's own host and
// be another one than those before.
func pages[T any](ctx context.Context, c *client, request *abstractions.RequestInformation, err error, progress func(int)) ([]T, error) {
	var all []T
	seen := map[string]bool{}
	for {
		var one page[T]
		if err := c.send(ctx, request, err, &one); err != nil {
			return nil, err
		}
		all = append(all, one.Value...)
		if progress != nil {
			progress(len(all))
		}
		if one.Next == "" {
			return all, nil
		}
		next, wrong := url.Parse(one.Next)
		if wrong != nil || seen[one.Next] {
			return nil, unreadable("GET of the next page", "Graph's link to the next page leads nowhere new")
		}
		seen[one.Next] = true
		request = abstractions.NewRequestInformation()
		request.Method = abstractions.GET
		request.SetUri(*next)
	}
}
