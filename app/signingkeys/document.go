package signingkeys

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
)

// Document is what an OpenID Connect discovery document says of keys.
type Document struct {
	// Address is where it was read.
	Address string `json:"-"`
	Issuer  string `json:"issuer"`
	KeysURL string `json:"jwks_uri"`
}

// Discovery reads an authority's discovery document. With an application
// (client) ID it is the document of that app's own keys. The document must name
// the authority as its issuer, and keys on a host of Entra's or on the host that
// answered.
func (f *Fetcher) Discovery(ctx context.Context, consent Consent, a Authority, appID string) (Document, error) {
	if !consent.allows(a) {
		return Document{}, unasked(a)
	}
	address := a.Address()
	if appID != "" {
		address += "?appid=" + url.QueryEscape(appID)
	}
	if err := safeAddress(address); err != nil {
		return Document{}, err
	}
	data, err := f.get(ctx, address)
	if err != nil {
		return Document{}, err
	}
	d := Document{Address: address}
	if err := json.Unmarshal(data, &d); err != nil {
		return Document{}, &refusal.Error{File: address, What: "the answer is not the JSON of a discovery document", Hint: hintPage}
	}
	return d, d.check(a)
}

func (d Document) check(a Authority) error {
	if want := a.Issuer(); !fitsIssuer(d.Issuer, want, a.Tenant) {
		return &refusal.Error{
			File: d.Address, What: "the discovery document is that of the issuer " + shownIssuer(d.Issuer) + ", not of " + want,
			Hint: "something between here and Entra answers in its place, or the login URL is wrong",
		}
	}
	keys, err := url.Parse(d.KeysURL)
	if err != nil || keys.Host == "" {
		return &refusal.Error{File: d.Address, What: "the discovery document names no URL of keys (jwks_uri)", Hint: hintPage}
	}
	if err := safeAddress(d.KeysURL); err != nil {
		return err
	}
	if !servesKeys(keys, d.Address) {
		return &refusal.Error{
			File: d.Address, What: "the discovery document sends for keys to the host " + shownIssuer(keys.Host) + ", which is not Entra's",
			Hint: "do not trust what answers there; give a saved key set",
		}
	}
	return nil
}

// fitsIssuer fills the tenant into the template that the documents of several
// tenants together have in its place (Microsoft Entra docs, access tokens).
func fitsIssuer(found, want, tenant string) bool {
	filled := strings.ReplaceAll(found, "{tenantid}", tenant)
	return want != "" && strings.EqualFold(filled, want)
}

// servesKeys reports whether keys may be taken from a URL: from a login host of
// Entra's clouds, because the public cloud's document can name a national one,
// or from the host that answered.
func servesKeys(keys *url.URL, discovery string) bool {
	answered, err := url.Parse(discovery)
	if err != nil {
		return false
	}
	if strings.EqualFold(keys.Host, answered.Host) {
		return true
	}
	_, known := catalog.ParseEndpoint(keys.String())
	return known && keys.User == nil && keys.Port() == ""
}
