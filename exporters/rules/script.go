package rules

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"al.essio.dev/pkg/shellescape"
)

// library is the part of the script that is the same for every plan. It holds
// functions alone, and what they need is set before they are called.
//
//go:embed orchestration.sh
var library string

const scriptHead = `#!/bin/sh
# A POSIX shell runs this script, with curl: ./` + ScriptPath + ` --help says how.
# It makes the plan's mapping rules in the Orchestration Cluster; without --apply it asks nobody and changes nothing.
{ set +x; } 2>/dev/null
set -eu
umask 077

`

// update is a mapping rule as the API changes one, and creation as it makes one
// (Camunda docs, Orchestration Cluster REST API: update and create a mapping rule,
// from 8.8 on). The plan's name is both the id and the name that is shown.
type update struct {
	Name       string `json:"name"`
	ClaimName  string `json:"claimName"`
	ClaimValue string `json:"claimValue"`
}

type creation struct {
	ID string `json:"mappingRuleId"`
	update
}

// script is the script for the cluster's rules.
func (w *writer) script() (string, error) {
	base := w.url(catalog.Orchestration)
	if !utf8.ValidString(base) || strings.ContainsRune(base, 0) {
		return "", &exporters.Refusal{Where: "components/orchestration/url", Reader: reader, Why: "it holds a NUL or is not valid UTF-8"}
	}
	var b strings.Builder
	b.WriteString(scriptHead)
	fmt.Fprintf(&b, "# What the plan says.\nplanned=%s\n\n%s\n", shellescape.Quote(base), library)
	b.WriteString("# Each rule with its way in the API, its claim for a person, and what makes and changes it; then what it gives.\nrules() {\n")
	for _, r := range w.cluster {
		if err := w.refuse(r); err != nil {
			return "", err
		}
		if err := addRule(&b, r); err != nil {
			return "", err
		}
	}
	b.WriteString("}\n\nmain \"$@\"\n")
	return b.String(), nil
}

func addRule(b *strings.Builder, r *plan.MappingRule) error {
	same := update{Name: r.Name, ClaimName: r.Claim, ClaimValue: r.Value}
	made, err := body(creation{ID: r.Name, update: same})
	if err != nil {
		return err
	}
	changed, err := body(same)
	if err != nil {
		return err
	}
	call(b, "rule", r.Name, url.PathEscape(r.Name), shown(r.Claim)+" = "+shown(r.Value), made, changed)
	for _, role := range r.Roles {
		call(b, "give", "role", role, "roles/"+url.PathEscape(role))
	}
	for _, tenant := range r.Tenants {
		call(b, "give", "tenant", tenant, "tenants/"+url.PathEscape(tenant))
	}
	return nil
}

func call(b *strings.Builder, words ...string) {
	b.WriteString("  " + shellescape.QuoteCommand(words) + "\n")
}

// body is JSON in one line, in which whatever a terminal might obey is spelt out.
func body(v any) (string, error) {
	var encoded bytes.Buffer
	e := json.NewEncoder(&encoded)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, r := range strings.TrimSuffix(encoded.String(), "\n") {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String(), nil
}

// shown is a text for a person's eyes: one line that moves no cursor.
func shown(text string) string {
	if text == "" || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(text)
	}
	return text
}
