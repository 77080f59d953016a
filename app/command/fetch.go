package command

import (
	"context"
	"errors"
	"fmt"

	"entrastudio/app/signingkeys"
	"entrastudio/model/refusal"
	"entrastudio/model/token"
)

// KeySource gives the signing keys of a tenant; see signingkeys.Fetcher.
type KeySource interface {
	Keys(ctx context.Context, consent signingkeys.Consent, want signingkeys.Want) (*token.KeySet, signingkeys.Source, error)
}

// fetchKeys fetches the keys of a token's tenant and says on standard error from
// where. That the flag was given is the consent for this tenant. What cannot be
// fetched is said there too, with its hint: the token is explained all the same.
func (p *Program) fetchKeys(ctx context.Context, t *token.Token) (*token.KeySet, error) {
	want, err := signingkeys.Of(t)
	if err != nil {
		return nil, p.unfetched(err)
	}
	if p.Keys == nil {
		p.Keys = signingkeys.New(p.Now)
	}
	consent := signingkeys.Consent{Tenant: want.Authority.Tenant}
	keys, source, err := p.Keys.Keys(ctx, consent, want)
	if err != nil {
		return nil, p.unfetched(err)
	}
	fmt.Fprintf(p.Err, "fetched keys from %s\n", source.Keys)
	if source.Note != "" {
		fmt.Fprintln(p.Err, source.Note)
	}
	return keys, nil
}

// unfetched prints why there are no keys, with the hint on a line of its own, and
// gives the reason without it.
func (p *Program) unfetched(err error) error {
	hint, bare := withoutHint(err)
	fmt.Fprintf(p.Err, "not fetched: %s\n", oneLine(bare))
	if hint != "" {
		fmt.Fprintf(p.Err, "hint: %s\n", hint)
	}
	return bare
}

// withoutHint takes an error's hint off, which stands on a line of its own.
func withoutHint(err error) (hint string, bare error) {
	var refused *refusal.Error
	if !errors.As(err, &refused) {
		return "", err
	}
	plain := *refused
	hint, plain.Hint = plain.Hint, ""
	return hint, &plain
}
