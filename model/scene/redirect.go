package scene

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Redirect is the redirect URI that a component sends to Entra.
type Redirect struct {
	// URI is the whole URI, byte for byte; empty where it cannot be told.
	URI string
	// From is the setting that decides it.
	From evidence.Effective
	// Path is what the component appends.
	Path string
}

// Redirect works out which redirect URI this version of the component sends.
// false means that nobody signs in to it by browser.
//
// The chart appends the path to redirectUrl as it stands; Operate and Tasklist
// up to 8.7 get the root without the context path and add both themselves; the
// Orchestration Cluster's variable holds the whole URI (chart templates of each
// minor; Camunda docs, connect to an OIDC provider).
func (p Part) Redirect() (Redirect, bool) {
	path := p.Component.Redirect.Path
	if path == "" {
		return Redirect{}, false
	}
	if full := p.fullURI(); full.Setting != nil && !full.Value.Empty() {
		return Redirect{URI: full.Value.String(), From: full, Path: path}, true
	}
	for _, key := range p.baseKeys() {
		base := p.Get(key)
		if text := base.Value.String(); text != "" {
			return Redirect{URI: p.join(text, key) + path, From: base, Path: path}, true
		}
	}
	if base, from := p.builtByChart(); base != "" {
		return Redirect{URI: base + path, From: from, Path: path}, true
	}
	return Redirect{Path: path, From: p.Get(p.baseKeys()[0])}, true
}

// builtByChart is the public URL that a chart makes up for Management Identity
// when nobody gives one: the shared ingress with the context path, else
// localhost (charts 11 to 15, identity.externalUrl). It is empty where other
// ingresses could decide, which are no settings of the catalogue.
func (p Part) builtByChart() (string, evidence.Effective) {
	if p.Tool != plan.Helm || p.Component.Name != catalog.ManagementIdentity || p.scene.otherIngress() {
		return "", evidence.Effective{}
	}
	host := p.scene.Global("ingressHost")
	if !p.scene.Global("ingressEnabled").Value.True() {
		return p.Component.Local, p.Get("url")
	}
	if host.Value.Empty() {
		return "", evidence.Effective{}
	}
	scheme := "http"
	if p.scene.Global("ingressTls").Value.True() {
		scheme = "https"
	}
	return scheme + "://" + host.Value.String() + p.Get("contextPath").Value.String(), host
}

func (s *Scene) otherIngress() bool {
	for i := range s.Picture.Keys {
		path := s.Picture.Keys[i].Path
		if strings.HasPrefix(path, "identity.ingress.") || strings.HasPrefix(path, "global.gateway.") {
			return true
		}
	}
	return false
}

// fullURI is the Orchestration Cluster's setting that holds the whole URI. In a
// chart it counts only where somebody wrote it, past the chart's own.
func (p Part) fullURI() evidence.Effective {
	e := p.Get("redirectUri")
	if p.Tool == plan.Helm && e.Origin != evidence.Given {
		return evidence.Effective{Fact: e.Fact}
	}
	return e
}

// baseKeys lists the settings that can hold the base URL, first come first.
func (p Part) baseKeys() []string {
	switch {
	case p.Component.Name == catalog.ManagementIdentity:
		return []string{"url"}
	case p.Tool == plan.Compose && p.Component.Name == catalog.Orchestration:
		return []string{"redirectUri"}
	case p.Tool == plan.Compose:
		return []string{"redirectRootUrl", "redirectUrl", "serverUrl", "url"}
	default:
		return []string{"redirectUrl", "url"}
	}
}

// join adds the context path where the component itself would: Operate and
// Tasklist up to 8.7 behind a path, under Compose.
func (p Part) join(base, key string) string {
	context := p.Get("contextPath").Value.String()
	if p.Tool == plan.Compose && key == "redirectRootUrl" && p.addsContext() && context != "/" {
		return base + context
	}
	if p.Tool == plan.Helm && p.Component.Name == catalog.Console {
		return strings.TrimSuffix(base, "/")
	}
	return base
}

func (p Part) addsContext() bool {
	return p.Component.Name == catalog.Operate || p.Component.Name == catalog.Tasklist
}

// BaseURL is the component's public base URL, where it is known.
func (p Part) BaseURL() evidence.Effective {
	for _, key := range p.baseKeys() {
		if e := p.Get(key); !e.Value.Empty() {
			return e
		}
	}
	return p.Get(p.baseKeys()[0])
}
