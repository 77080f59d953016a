package graph

import (
	"context"
	"net/http"
	"testing"

	"entrastudio/app/tenant"
)

// counting counts what reaches the network.
type counting struct{ calls int }

func (c *counting) RoundTrip(*http.Request) (*http.Response, error) {
	c.calls++
	return nil, http.ErrServerClosed
}

// Even code that gets hold of the writing methods of a client for reading sends
// nothing, and asks for no token.
func TestAClientForReadingRefusesEveryWriteBeforeTheNetwork(t *testing.T) {
	network := &counting{}
	c, err := connect(Options{Address: "https://graph.example", Tokens: anyToken{}, Transport: network}, false)
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{reader{c}}
	ctx := context.Background()
	const id = "12345678-1234-1234-1234-123456789012"
	_, created := w.CreateApplication(ctx, tenant.Application{DisplayName: "x"})
	_, password := w.AddPassword(ctx, id, tenant.PasswordRequest{DisplayName: "x"})
	_, principal := w.CreateServicePrincipal(ctx, id)
	_, grant := w.CreateGrant(ctx, tenant.Grant{ClientPrincipalID: id, ResourcePrincipalID: id, Reach: tenant.ForEverybody})
	_, role := w.AssignRole(ctx, tenant.RoleAssignment{PrincipalID: id, ResourcePrincipalID: id, RoleID: id})
	for name, err := range map[string]error{
		"create": created, "patch": w.PatchApplication(ctx, id, tenant.Patch{Notes: tenant.Set("x")}), "delete": w.DeleteApplication(ctx, id),
		"secret": password, "end of a secret": w.RemovePassword(ctx, id, id),
		"service principal": principal, "its end": w.DeleteServicePrincipal(ctx, id),
		"consent": grant, "other consent": w.UpdateGrant(ctx, "x", nil), "no consent": w.DeleteGrant(ctx, "x"),
		"role": role, "no role": w.RemoveRole(ctx, id, "x"),
	} {
		if tenant.KindOf(err) != tenant.ReadOnly {
			t.Errorf("%s: %v", name, err)
		}
	}
	if network.calls > 0 {
		t.Errorf("%d requests reached the network", network.calls)
	}
}
