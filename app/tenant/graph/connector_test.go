package graph_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graph"
	"entrastudio/app/tenant/graphtest"
	"entrastudio/app/tenant/signin"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// connect signs in over TLS, as against Entra itself.
func connect(t *testing.T, s *graphtest.Server, request tenant.Request) tenant.Session {
	t.Helper()
	connector := graph.Connector{Graph: graph.Options{Transport: s.Client().Transport}, SignIn: signin.Options{Transport: s.Client().Transport}}
	request.Cloud = catalog.Cloud{Name: plan.CustomCloud, Login: s.Authority(), Graph: s.URL}
	request.TenantID = graphtest.TenantID
	session, err := connector.Connect(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func device() tenant.Request {
	return tenant.Request{Method: tenant.Device, ShowCode: func(tenant.DeviceCode) {}}
}

func TestAPersonReadsFirstAndWritesWhenTheySaySo(t *testing.T) {
	s := graphtest.StartTLS(t)
	put := s.Put(identity())
	session := connect(t, s, device())
	ctx := context.Background()
	found, err := session.Directory().ApplicationByClientID(ctx, put.ClientID)
	if err != nil {
		t.Fatal(err)
	}
	if _, writes := session.Directory().(tenant.WritableDirectory); writes {
		t.Fatal("the directory for reading has methods that write")
	}
	w, err := session.Writable(ctx, tenant.WriteApplications)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.PatchApplication(ctx, found.ObjectID, tenant.Patch{Notes: tenant.Set("by Ada")}); err != nil {
		t.Fatal(err)
	}
	if notes := s.Applications()[0].Notes; notes != "by Ada" {
		t.Errorf("the note is %q", notes)
	}
	for _, call := range s.Calls() {
		if call.Method == http.MethodGet {
			continue
		}
		if call.Method != http.MethodPatch {
			t.Errorf("sent %s %s", call.Method, call.Path)
		}
	}
}

func TestToReadNeverAsksForRightsToWrite(t *testing.T) {
	s := graphtest.StartTLS(t)
	s.Fill(3)
	session := connect(t, s, device())
	if _, err := session.Directory().Applications(context.Background(), tenant.Listing{}); err != nil {
		t.Fatal(err)
	}
	for _, asked := range s.TokenRequests() {
		if text := strings.Join(asked.Scopes, " "); strings.Contains(text, "Write") {
			t.Errorf("asked for %s", text)
		}
	}
}

func TestAfterSigningOutNothingIsSent(t *testing.T) {
	s := graphtest.StartTLS(t)
	session := connect(t, s, tenant.Request{Method: tenant.ClientSecret, ClientID: graphtest.AppClientID, Secret: secret.Of(graphtest.AppSecret)})
	ctx := context.Background()
	w, err := session.Writable(ctx, tenant.WriteApplications)
	if err != nil {
		t.Fatal(err)
	}
	session.SignOut()
	s.Forget()
	_, read := session.Directory().Organization(ctx)
	_, write := w.CreateApplication(ctx, identity())
	for _, err := range []error{read, write} {
		wantKind(t, err, tenant.Unauthorized)
	}
	if calls := s.Calls(); len(calls) > 0 {
		t.Errorf("sent %v", calls)
	}
}

func TestGraphsChallengeReachesTheSignIn(t *testing.T) {
	s := graphtest.StartTLS(t)
	session := connect(t, s, tenant.Request{Method: tenant.ClientSecret, ClientID: graphtest.AppClientID, Secret: secret.Of(graphtest.AppSecret)})
	s.Fail(1, graphtest.Challenge(`{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}`), graphtest.Any)
	if _, err := session.Directory().Organization(context.Background()); err != nil {
		t.Fatal(err)
	}
	asked := s.TokenRequests()
	if last := asked[len(asked)-1]; !strings.Contains(last.Claims, "1700000000") {
		t.Errorf("the sign-in was not asked for the claims: %+v", last)
	}
}
