package secret_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"entrastudio/app/secret"

	"gopkg.in/yaml.v3"
)

// canary is a secret that must never be seen.
const canary = "8Q~canary.In_The-Mine"

func TestAValueHidesFromEverythingButReveal(t *testing.T) {
	value := secret.Of(canary)
	holder := struct {
		Secret secret.Value
		All    []*secret.Value
		By     map[secret.Value]string
	}{value, []*secret.Value{&value}, map[secret.Value]string{value: "x"}}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("stored", "secret", value, "holder", holder)
	encoded, err := json.Marshal(holder)
	if err != nil {
		t.Fatal(err)
	}
	written, err := yaml.Marshal(map[string]any{"secret": value})
	if err != nil {
		t.Fatal(err)
	}
	shown := []string{log.String(), string(encoded), string(written), fmt.Errorf("no: %w", fmt.Errorf("%v", value)).Error()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%10.3s"} {
		shown = append(shown, fmt.Sprintf(verb, value), fmt.Sprintf(verb, &value), fmt.Sprintf(verb, holder))
	}
	for _, text := range shown {
		if strings.Contains(text, "canary") || strings.Contains(text, fmt.Sprintf("%x", "canary")) || strings.Contains(text, fmt.Sprintf("%X", "canary")) {
			t.Errorf("the secret is seen in %s", text)
		}
	}
	if value.Reveal() != canary {
		t.Error("Reveal does not give the secret")
	}
}
