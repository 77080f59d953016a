package graph

import (
	"context"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"

	"github.com/google/uuid"
	"github.com/microsoftgraph/msgraph-sdk-go/applications"
	"github.com/microsoftgraph/msgraph-sdk-go/models"
)

// writer is a tenant that can be changed.
type writer struct{ reader }

// CreateApplication sends what the application decides.
func (w *writer) CreateApplication(ctx context.Context, application tenant.Application) (tenant.Application, error) {
	var created tenant.Application
	body, err := applicationBody(tenant.CreationOf(&application))
	if err != nil {
		return created, err
	}
	request, err := w.applications().ToPostRequestInformation(ctx, body, nil)
	if err := w.send(ctx, request, err, &created); err != nil {
		return tenant.Application{}, err
	}
	w.wire.made.add(listApplications, created.ObjectID, created.ClientID)
	return created, nil
}

// PatchApplication sends a model that holds the change alone.
func (w *writer) PatchApplication(ctx context.Context, objectID string, patch tenant.Patch) error {
	if err := checkID("PATCH /applications", objectID); err != nil {
		return err
	}
	body, err := applicationBody(patch)
	if err != nil {
		return err
	}
	request, err := w.applications().ByApplicationId(objectID).ToPatchRequestInformation(ctx, body, nil)
	return w.send(ctx, request, err, nil)
}

// DeleteApplication moves a registration to the deleted ones.
func (w *writer) DeleteApplication(ctx context.Context, objectID string) error {
	if err := checkID("DELETE /applications", objectID); err != nil {
		return err
	}
	request, err := w.applications().ByApplicationId(objectID).ToDeleteRequestInformation(ctx, nil)
	if err := w.send(ctx, request, err, nil); err != nil {
		return err
	}
	w.wire.made.forget(objectID)
	return nil
}

// AddPassword is the one answer of Graph that holds a secret.
func (w *writer) AddPassword(ctx context.Context, objectID string, wanted tenant.PasswordRequest) (tenant.NewPassword, error) {
	if err := checkID("POST /applications/addPassword", objectID); err != nil {
		return tenant.NewPassword{}, err
	}
	password := models.NewPasswordCredential()
	password.SetDisplayName(&wanted.DisplayName)
	if !wanted.Ends.IsZero() {
		ends := wanted.Ends.UTC()
		password.SetEndDateTime(&ends)
	}
	body := applications.NewItemAddPasswordPostRequestBody()
	body.SetPasswordCredential(password)
	request, err := w.applications().ByApplicationId(objectID).AddPassword().ToPostRequestInformation(ctx, body, nil)
	var answer struct {
		tenant.Credential
		Text string `json:"secretText"`
	}
	if err := w.send(ctx, request, err, &answer); err != nil {
		return tenant.NewPassword{}, err
	}
	if answer.Text == "" {
		return tenant.NewPassword{}, unreadable("POST /applications/addPassword", "Graph made a client secret and did not give its value")
	}
	return tenant.NewPassword{Credential: answer.Credential, Value: secret.Of(answer.Text)}, nil
}

// RemovePassword ends a client secret.
func (w *writer) RemovePassword(ctx context.Context, objectID, keyID string) error {
	if err := checkID("POST /applications/removePassword", objectID); err != nil {
		return err
	}
	key, err := idOf("POST /applications/removePassword", keyID)
	if err != nil {
		return err
	}
	body := applications.NewItemRemovePasswordPostRequestBody()
	body.SetKeyId(key)
	request, err := w.applications().ByApplicationId(objectID).RemovePassword().ToPostRequestInformation(ctx, body, nil)
	return w.send(ctx, request, err, nil)
}

// CreateServicePrincipal sends the client ID alone.
func (w *writer) CreateServicePrincipal(ctx context.Context, clientID string) (tenant.ServicePrincipal, error) {
	var created tenant.ServicePrincipal
	if err := checkID("POST /servicePrincipals", clientID); err != nil {
		return created, err
	}
	body := models.NewServicePrincipal()
	body.SetAppId(&clientID)
	request, err := w.principals().ToPostRequestInformation(ctx, body, nil)
	if err := w.send(ctx, request, err, &created); err != nil {
		return tenant.ServicePrincipal{}, err
	}
	w.wire.made.add(listPrincipals, created.ObjectID)
	return created, nil
}

// DeleteServicePrincipal removes an enterprise application.
func (w *writer) DeleteServicePrincipal(ctx context.Context, principalID string) error {
	if err := checkID("DELETE /servicePrincipals", principalID); err != nil {
		return err
	}
	request, err := w.principals().ByServicePrincipalId(principalID).ToDeleteRequestInformation(ctx, nil)
	if err := w.send(ctx, request, err, nil); err != nil {
		return err
	}
	w.wire.made.forget(principalID)
	return nil
}

// idOf reads a GUID as the SDK wants it.
func idOf(name, id string) (*uuid.UUID, error) {
	if err := checkID(name, id); err != nil {
		return nil, err
	}
	parsed, err := uuid.Parse(id)
	if err != nil {
		return nil, checkID(name, "")
	}
	return &parsed, nil
}
