package workbench

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"entrastudio/app/signingkeys"
	"entrastudio/importers"
	"entrastudio/model/evidence"
	"entrastudio/model/token"
	"entrastudio/views/part"
	"entrastudio/views/tokens"
	"entrastudio/views/words"
)

// KeySource gives the signing keys of a tenant; see signingkeys.Fetcher.
type KeySource interface {
	Keys(ctx context.Context, consent signingkeys.Consent, want signingkeys.Want) (*token.KeySet, signingkeys.Source, error)
}

// keyFetch is what the window knows of fetching keys: to which tenants the person
// agreed in this session, and how to stop.
type keyFetch struct {
	source KeySource
	agreed map[string]bool
	stop   context.CancelFunc
}

func (k *keyFetch) running() bool { return k.stop != nil }

// cancel stops a fetch that is under way.
func (k *keyFetch) cancel() {
	if k.stop != nil {
		k.stop()
	}
}

// unfetchable says why there are no keys to fetch for a token; empty where there
// are.
func unfetchable(r *tokens.Report) string {
	if r.Signature.State == token.Valid {
		return words.T("workbench.keys.valid")
	}
	if _, err := signingkeys.Of(r.Token); err != nil {
		return words.T("workbench.keys.foreign")
	}
	return ""
}

// Fetch is part of tokens.Source.
func (s *tokenSource) Fetch(index int, changed func()) {
	all := s.w.Picture().Tokens
	if s.w.keys.running() {
		s.w.keys.cancel()
		return
	}
	if index < 0 || index >= len(all) {
		return
	}
	want, err := signingkeys.Of(all[index].Token)
	if err != nil {
		s.w.Fail(err)
		return
	}
	if s.w.keys.agreed[want.Authority.Tenant] {
		s.w.fetchKeys(want, changed)
		return
	}
	s.w.askForKeys(want, func() { s.w.fetchKeys(want, changed) })
}

// addressWidth shows the address of a tenant's discovery document in one line.
const addressWidth = 680

// askForKeys says which address will be asked and what it is told, and goes on
// when the person agrees.
func (w *Workbench) askForKeys(want signingkeys.Want, agreed func()) {
	told := words.Data{"Address": want.Authority.Address(), "Tenant": want.Authority.Tenant, "App": want.AppID}
	text := words.F("workbench.keys.ask.text", told)
	if want.AppID != "" {
		text += "\n\n" + words.F("workbench.keys.ask.app", told)
	}
	w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.keys.ask"), Body: part.NewParagraph(text),
		Confirm: words.T("workbench.keys.ask.yes"), Size: fyne.NewSize(addressWidth, 0),
		OnConfirm: func() {
			if w.keys.agreed == nil {
				w.keys.agreed = map[string]bool{}
			}
			w.keys.agreed[want.Authority.Tenant] = true
			agreed()
		},
	})
}

// fetchKeys fetches off the window's goroutine. The keys become evidence beside
// the plan, as if they had been pasted, so that findings and logins know them.
func (w *Workbench) fetchKeys(want signingkeys.Want, changed func()) {
	if w.keys.source == nil {
		w.keys.source = w.params.Keys
	}
	if w.keys.source == nil {
		w.keys.source = signingkeys.New(w.params.Now)
	}
	ctx, stop := context.WithCancel(context.Background())
	w.keys.stop = stop
	changed()
	source, session := w.keys.source, w.Session()
	w.params.Background(func() {
		keys, from, err := source.Keys(ctx, signingkeys.Consent{Tenant: want.Authority.Tenant}, want)
		stopped := ctx.Err() != nil
		stop()
		w.params.Post(func() {
			w.keys.stop = nil
			switch {
			case stopped || errors.Is(err, context.Canceled):
				w.Say(words.T("workbench.keys.stopped"), nil)
			case err != nil:
				w.Fail(err)
			case w.Session() == session:
				w.addKeys(want, from, len(keys.Keys))
			}
			changed()
		})
	})
}

// addKeys puts fetched keys beside the plan, in the place of those that were
// fetched for the same tenant before.
func (w *Workbench) addKeys(want signingkeys.Want, from signingkeys.Source, count int) {
	name := words.F("workbench.keys.name", words.Data{"Tenant": want.Authority.Tenant})
	w.replaceEvidence(name, importers.Source{Name: name, Data: append([]byte{}, from.Text...), Kind: evidence.KindKeys})
	said := words.F("workbench.keys.done", words.Data{"Count": count, "Address": from.Keys})
	if from.Note != "" {
		said += " " + words.Said(from.Note) + "."
	}
	w.Say(said, nil)
}
