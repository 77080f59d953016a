package signingkeys

import (
	"context"
	"net/http"
	"sync"
	"time"

	"entrastudio/model/token"
)

const (
	// longestCall is how long one look-up may take in all.
	longestCall = 10 * time.Second
	// keptFor is how long keys count as fresh, and leastPause the time between
	// two looks for a kid that they do not hold: Entra changes keys without
	// notice (Microsoft Entra docs, signing key rollover).
	keptFor    = 24 * time.Hour
	leastPause = 5 * time.Minute
)

// Fetcher fetches key sets and keeps them in memory. It may be used from several
// goroutines; calls wait for each other, so that one question is asked once.
type Fetcher struct {
	// Client makes the requests; New gives it a transport of its own.
	Client *http.Client
	// Now is the clock that the age of keys is told by.
	Now func() time.Time

	guard sync.Mutex
	kept  map[shelf]*keptSet
}

// shelf is where a key set is kept.
type shelf struct{ address, appID string }

type keptSet struct {
	keys     *token.KeySet
	text     []byte
	document Document
	fetched  time.Time
	tried    time.Time
}

// Source says where keys came from.
type Source struct {
	// Discovery and Keys are the URLs that were read.
	Discovery, Keys string
	// AppID is set when the keys are an app's own.
	AppID string
	// Fetched is when they were fetched; Cached says that it was not just now.
	Fetched time.Time
	Cached  bool
	// Text is the key set as the server gave it; it must not be changed.
	Text []byte
	// Note is a sentence on what a person should know: that a kid is in none of
	// the sets, or that newer keys could not be fetched. It may be empty.
	Note string
}

// New makes a fetcher with a transport of its own: the proxy of the environment
// (HTTPS_PROXY, NO_PROXY), Go's defaults for TLS, and no request over 10 s.
func New(now func() time.Time) *Fetcher {
	transport := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		OnProxyConnectResponse: proxyRefused,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    longestCall,
		MaxResponseHeaderBytes: largestHeader,
		MaxIdleConns:           2,
		IdleConnTimeout:        longestCall,
	}
	return &Fetcher{Client: &http.Client{Transport: transport, Timeout: longestCall}, Now: now}
}

// Keys gives the key set that holds the wanted key: the tenant's, or the app's
// own when the tenant's does not hold it. When neither does, the tenant's set
// comes with a Note. A set once fetched is kept: when a newer one cannot be had,
// the old one comes with a Note. Without consent no connection is opened. Other
// errors are *refusal.Error with a hint, or the end of ctx.
func (f *Fetcher) Keys(ctx context.Context, consent Consent, want Want) (*token.KeySet, Source, error) {
	if !consent.allows(want.Authority) {
		return nil, Source{}, unasked(want.Authority)
	}
	f.guard.Lock()
	defer f.guard.Unlock()
	ctx, cancel := context.WithTimeout(ctx, longestCall)
	defer cancel()
	keys, source, err := f.look(ctx, consent, want, "")
	if err != nil || holds(keys, want.KeyID) {
		return keys, source, err
	}
	if want.AppID != "" {
		own, ownSource, err := f.look(ctx, consent, want, want.AppID)
		if err == nil && holds(own, want.KeyID) {
			return own, ownSource, nil
		}
	}
	if source.Note == "" {
		source.Note = missing(want)
	}
	return keys, source, nil
}

// look gives the set of one shelf, fetched anew when it is old or does not hold
// the key.
func (f *Fetcher) look(ctx context.Context, consent Consent, want Want, appID string) (*token.KeySet, Source, error) {
	place := shelf{want.Authority.Address(), appID}
	kept, now := f.kept[place], f.Now()
	if kept != nil && !kept.due(now, want.KeyID) {
		return kept.keys, kept.source(appID, true), nil
	}
	fresh, err := f.fetch(ctx, consent, want.Authority, appID)
	if err != nil {
		return f.fallBack(kept, appID, err)
	}
	if f.kept == nil {
		f.kept = map[shelf]*keptSet{}
	}
	fresh.fetched, fresh.tried = now, now
	f.kept[place] = fresh
	return fresh.keys, fresh.source(appID, false), nil
}

// fallBack gives the last good set when a newer one cannot be had.
func (f *Fetcher) fallBack(kept *keptSet, appID string, err error) (*token.KeySet, Source, error) {
	if kept == nil {
		return nil, Source{}, err
	}
	kept.tried = f.Now()
	source := kept.source(appID, true)
	source.Note = "these keys are of " + kept.fetched.UTC().Format(time.RFC3339) + ", because newer ones could not be fetched: " + err.Error()
	return kept.keys, source, nil
}

// due reports whether a set is to be fetched anew.
func (k *keptSet) due(now time.Time, keyID string) bool {
	if now.Sub(k.tried) < leastPause {
		return false
	}
	return now.Sub(k.fetched) >= keptFor || !holds(k.keys, keyID)
}

func (k *keptSet) source(appID string, cached bool) Source {
	return Source{Discovery: k.document.Address, Keys: k.document.KeysURL, AppID: appID, Fetched: k.fetched, Cached: cached, Text: k.text}
}

// holds reports whether a set has the key; no kid asks for nothing.
func holds(keys *token.KeySet, keyID string) bool {
	if keyID == "" {
		return true
	}
	for _, k := range keys.Keys {
		if k.ID == keyID {
			return true
		}
	}
	return false
}

// missing explains a kid that is in no set.
func missing(want Want) string {
	text := "the token's key (kid) is not among the keys of tenant " + want.Authority.Tenant
	if want.AppID != "" {
		text += " nor among those of the app " + want.AppID + " itself"
	}
	return text + ": the token is older or newer than the keys, or another tenant or cloud signed it"
}
