package command_test

import (
	"bytes"
	"context"
	"testing"

	"entrastudio/app/command"
	"entrastudio/app/tenant/tenanttest"
)

func TestTheWindowIsHandedTheWayToTheTenant(t *testing.T) {
	connector := &tenanttest.Connector{}
	var got command.WindowOptions
	var out bytes.Buffer
	code := command.Run(context.Background(), []string{"acme.yaml"}, command.Program{
		In: &out, Out: &out, Err: &out, Tenant: connector,
		Window: func(options command.WindowOptions) error { got = options; return nil },
	})
	if code != 0 || got.Plan != "acme.yaml" || got.Tenant != connector {
		t.Errorf("exit %d, the window got %+v: %s", code, got, out.String())
	}
	if n := len(connector.Requests()); n != 0 {
		t.Errorf("to open the window connected %d times", n)
	}
}
