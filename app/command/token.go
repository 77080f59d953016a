package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"entrastudio/app/report"
	"entrastudio/importers"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"

	"github.com/spf13/cobra"
)

type tokenVerb struct {
	Keys   string
	Fetch  bool
	Plan   string
	At     string
	Format string
	Redact bool
	File   string
}

func tokenCommand(p *Program) *cobra.Command {
	v := tokenVerb{}
	c := &cobra.Command{
		Use:   "token FILE",
		Short: "Explain a token: every claim, every defect, and who accepts it.",
		Long: `Reads a token strictly, names every defect and says what each claim means. A
decoded token is not a verified one: that takes --keys or --fetch.

  pbpaste | entra-studio token -
  entra-studio token --keys jwks.json --plan acme.yaml token.txt
  pbpaste | entra-studio token --fetch -

The token stays in memory and goes nowhere: --fetch asks for the tenant's public
keys, by its tenant ID and, for an app with keys of its own, by its client ID.`,
		Annotations: map[string]string{
			"FILE": "A file with the token, a token response, a callback URL or a HAR file; - is standard input.",
		},
		RunE: onFile(p, &v.File, v.run),
	}
	f := c.Flags()
	f.StringVar(&v.Keys, "keys", "", "A key set (`JWKS`) to check the signature with.")
	f.BoolVar(&v.Fetch, "fetch", false, "Fetch the keys from the token's own tenant of Microsoft Entra. The flag is your consent; without it nothing is fetched.")
	f.StringVar(&v.Plan, "plan", "", "A plan or values file (`PLAN`): says which component accepts the token, and why another does not.")
	f.StringVar(&v.At, "at", "", "The `TIME` to judge by, as RFC 3339; now when it is not given.")
	chooseFormat(c, &v.Format, "json")
	f.BoolVar(&v.Redact, "redact", false, "Show it fit for sharing: personal claims masked, no signature.")
	return c
}

// errNoToken is what the verb says of an input without any token.
var errNoToken = errors.New("there is no token in it")

// run explains every token of the input.
func (v *tokenVerb) run(ctx context.Context, p *Program) error {
	if v.Keys != "" && v.Fetch {
		return together("--keys", "--fetch")
	}
	at, err := p.moment(v.At)
	if err != nil {
		return err
	}
	tokens, err := v.tokens(p)
	if err != nil {
		return err
	}
	given, err := v.keys(p)
	if err != nil {
		return err
	}
	s, err := v.scene(p)
	if err != nil {
		return err
	}
	reports := make([]*report.Token, len(tokens))
	for i, t := range tokens {
		keys, unfetched := given, error(nil)
		if v.Fetch {
			keys, unfetched = p.fetchKeys(ctx, t.read)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		reports[i] = report.OfToken(t.shown, t.where, nil, s, at)
		reports[i].Signature = signature(t.read, keys, unfetched)
	}
	if v.Format == "json" {
		return report.TokensJSON(p.Out, reports)
	}
	return report.TokensText(p.Out, reports, at.In(time.Local), p.Terminal)
}

// signature judges the token as it was read, because a redacted one has none.
func signature(t *token.Token, keys *token.KeySet, unfetched error) token.Signature {
	verdict := t.Verify(keys)
	if unfetched != nil && verdict.Reason == token.ReasonNoKeys {
		verdict.Words = "decoded, not verified: " + unfetched.Error()
	}
	return verdict
}

// foundToken is a token as it was read, and as it may be shown.
type foundToken struct {
	read, shown *token.Token
	where       string
}

// tokens finds the tokens in the input. An input that is not even the shape of
// one is explained all the same.
func (v *tokenVerb) tokens(p *Program) ([]foundToken, error) {
	data, err := readInput(p, v.File)
	if err != nil {
		return nil, err
	}
	text := string(data)
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%s: %w", v.File, errNoToken)
	}
	var all []foundToken
	for _, f := range token.Find(text) {
		read := f.Read()
		all = append(all, foundToken{read, v.shown(read, f.Raw), f.Where})
	}
	if len(all) == 0 && strings.HasPrefix(strings.TrimSpace(text), "{") {
		if _, err := importers.Read([]importers.Source{{Name: v.File, Data: data}}, importers.Options{}); err != nil {
			return nil, err
		}
	}
	if len(all) == 0 {
		read := token.Read(strings.TrimSpace(text))
		all = []foundToken{{read, read, ""}}
	}
	return all, nil
}

// shown is the token as it may be shown.
func (v *tokenVerb) shown(t *token.Token, raw string) *token.Token {
	if v.Redact {
		return token.Read(token.Redact(raw))
	}
	return t
}

func (v *tokenVerb) keys(p *Program) (*token.KeySet, error) {
	if v.Keys == "" {
		return nil, nil
	}
	data, err := readInput(p, v.Keys)
	if err != nil {
		return nil, err
	}
	keys, err := token.ParseKeys(bytes.TrimSpace(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.Keys, err)
	}
	return keys, nil
}

// scene is the deployment that the token is compared with; nil where none was
// given.
func (v *tokenVerb) scene(p *Program) (*scene.Scene, error) {
	if v.Plan == "" {
		return nil, nil
	}
	data, err := readInput(p, v.Plan)
	if err != nil {
		return nil, err
	}
	pic, err := importers.Read([]importers.Source{{Name: v.Plan, Data: data}}, importers.Options{})
	if err != nil {
		return nil, err
	}
	if !pic.Has(evidence.KindPlan, evidence.KindValues, evidence.KindEnv, evidence.KindCompose) {
		return nil, fmt.Errorf("%s: this is no plan, values, env or Compose file", v.Plan)
	}
	return scene.New(pic)
}
