package signingkeys

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"

	"entrastudio/model/refusal"
	"entrastudio/model/token"
)

const (
	// largestAnswer and largestHeader are in bytes. Entra's key sets are below
	// 20 kB.
	largestAnswer = 1 << 20
	largestHeader = 64 << 10
)

// errElsewhere ends a request that is sent on to another host.
var errElsewhere = errors.New("the answer sends to another host")

// fetch reads discovery document and keys.
func (f *Fetcher) fetch(ctx context.Context, consent Consent, a Authority, appID string) (*keptSet, error) {
	document, err := f.Discovery(ctx, consent, a, appID)
	if err != nil {
		return nil, err
	}
	data, err := f.get(ctx, document.KeysURL)
	if err != nil {
		return nil, err
	}
	keys, err := token.ParseKeys(data)
	if err != nil {
		return nil, &refusal.Error{File: document.KeysURL, What: fmt.Sprintf("the answer cannot be used: %v", err), Hint: hintPage}
	}
	if keys.Usable() == 0 {
		return nil, &refusal.Error{File: document.KeysURL, What: fmt.Sprintf("none of the keys can be used: %v", keys.Keys[0].Err), Hint: hintPage}
	}
	return &keptSet{keys: keys, text: data, document: document}, nil
}

// get reads one JSON answer of at most 1 MB.
func (f *Fetcher) get(ctx context.Context, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, &refusal.Error{File: shownIssuer(address), What: "this is no URL that keys can be fetched from"}
	}
	request.Header.Set("Accept", "application/json")
	client := *f.Client
	client.CheckRedirect = sameHost
	response, err := client.Do(request)
	if err != nil {
		return nil, failure(ctx, address, err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(io.LimitReader(response.Body, largestAnswer+1))
	switch {
	case err != nil:
		return nil, broken(ctx, address, err)
	case len(data) > largestAnswer:
		return nil, &refusal.Error{File: address, What: "the answer is larger than 1 MB, which no key set is", Hint: hintPage}
	case response.StatusCode != http.StatusOK:
		return nil, status(address, response.StatusCode, data)
	case isPage(response.Header.Get("Content-Type"), data):
		return nil, &refusal.Error{File: address, What: "the answer is a web page instead of JSON", Hint: hintPage}
	}
	return data, nil
}

// sameHost follows an answer that sends on to the same host alone.
func sameHost(next *http.Request, before []*http.Request) error {
	const most = 3
	if len(before) > most || !sameOrigin(next.URL, before[0].URL) {
		return errElsewhere
	}
	return nil
}

func sameOrigin(a, b *url.URL) bool { return a.Scheme == b.Scheme && a.Host == b.Host }

// isPage recognises the sign-in page of a network, or a proxy's message.
func isPage(contentType string, data []byte) bool {
	kind, _, _ := mime.ParseMediaType(contentType)
	return kind == "text/html" || kind == "application/xhtml+xml" || bytes.HasPrefix(bytes.TrimSpace(data), []byte("<"))
}
