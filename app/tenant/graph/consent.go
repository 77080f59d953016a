package graph

import (
	"context"
	"strings"

	"entrastudio/app/tenant"

	"github.com/microsoftgraph/msgraph-sdk-go/models"
)

// CreateGrant consents to delegated permissions.
func (w *writer) CreateGrant(ctx context.Context, grant tenant.Grant) (tenant.Grant, error) {
	var created tenant.Grant
	for _, id := range []string{grant.ClientPrincipalID, grant.ResourcePrincipalID} {
		if err := checkID("POST /oauth2PermissionGrants", id); err != nil {
			return created, err
		}
	}
	body := models.NewOAuth2PermissionGrant()
	body.SetClientId(&grant.ClientPrincipalID)
	body.SetResourceId(&grant.ResourcePrincipalID)
	body.SetConsentType(&grant.Reach)
	if grant.PersonID != "" {
		body.SetPrincipalId(&grant.PersonID)
	}
	body.SetScope(joined(grant.Scopes))
	request, err := w.grants().ToPostRequestInformation(ctx, body, nil)
	return created, w.send(ctx, request, err, &created)
}

// UpdateGrant replaces the scopes.
func (w *writer) UpdateGrant(ctx context.Context, grantID string, scopes tenant.ScopeList) error {
	if grantID == "" {
		return missing("PATCH /oauth2PermissionGrants", "no ID is given")
	}
	body := models.NewOAuth2PermissionGrant()
	body.SetScope(joined(scopes))
	request, err := w.grants().ByOAuth2PermissionGrantId(grantID).ToPatchRequestInformation(ctx, body, nil)
	return w.send(ctx, request, err, nil)
}

// DeleteGrant withdraws a consent.
func (w *writer) DeleteGrant(ctx context.Context, grantID string) error {
	if grantID == "" {
		return missing("DELETE /oauth2PermissionGrants", "no ID is given")
	}
	request, err := w.grants().ByOAuth2PermissionGrantId(grantID).ToDeleteRequestInformation(ctx, nil)
	return w.send(ctx, request, err, nil)
}

// AssignRole asks the resource's side, which needs the least right.
func (w *writer) AssignRole(ctx context.Context, assignment tenant.RoleAssignment) (tenant.RoleAssignment, error) {
	const name = "POST /servicePrincipals/appRoleAssignedTo"
	var created tenant.RoleAssignment
	principal, err := idOf(name, assignment.PrincipalID)
	if err != nil {
		return created, err
	}
	resource, err := idOf(name, assignment.ResourcePrincipalID)
	if err != nil {
		return created, err
	}
	role, err := idOf(name, assignment.RoleID)
	if err != nil {
		return created, err
	}
	body := models.NewAppRoleAssignment()
	body.SetPrincipalId(principal)
	body.SetResourceId(resource)
	body.SetAppRoleId(role)
	request, err := w.principals().ByServicePrincipalId(assignment.ResourcePrincipalID).AppRoleAssignedTo().ToPostRequestInformation(ctx, body, nil)
	return created, w.send(ctx, request, err, &created)
}

// RemoveRole takes a role away.
func (w *writer) RemoveRole(ctx context.Context, principalID, assignmentID string) error {
	const name = "DELETE /servicePrincipals/appRoleAssignedTo"
	if err := checkID(name, principalID); err != nil {
		return err
	}
	if assignmentID == "" {
		return missing(name, "no ID is given")
	}
	request, err := w.principals().ByServicePrincipalId(principalID).AppRoleAssignedTo().ByAppRoleAssignmentId(assignmentID).ToDeleteRequestInformation(ctx, nil)
	return w.send(ctx, request, err, nil)
}

func joined(scopes []string) *string {
	text := strings.Join(scopes, " ")
	return &text
}
