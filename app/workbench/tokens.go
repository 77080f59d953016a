package workbench

import (
	"strings"
	"time"

	"entrastudio/app/report"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
	"entrastudio/views/tokens"
	"entrastudio/views/words"
)

// tokenSource gives the panel of tokens what stands beside the plan. A pasted
// token is evidence like any other, so that the findings and the logins know it
// too.
type tokenSource struct {
	w *Workbench
	// made are the reports of one picture within one minute: every listener
	// asks after each letter that somebody types.
	made    []tokens.Report
	picture *evidence.Picture
	minute  time.Time
}

// Tokens is part of tokens.Source.
func (s *tokenSource) Tokens() []tokens.Report {
	picture, now := s.w.Picture(), s.w.params.Now()
	if minute := now.Truncate(time.Minute); picture != s.picture || !minute.Equal(s.minute) {
		s.picture, s.minute = picture, minute
		s.made = reportsOf(picture, now)
	}
	for i := range s.made {
		s.made[i].Keys = tokens.Keys{Missing: unfetchable(&s.made[i]), Coming: s.w.keys.running()}
	}
	return s.made
}

// reportsOf judges every token of a picture. A picture of an unknown minor has no
// components to compare with.
func reportsOf(picture *evidence.Picture, now time.Time) []tokens.Report {
	place, err := scene.New(picture)
	if err != nil {
		place = nil
	}
	made := make([]tokens.Report, len(picture.Tokens))
	for i, t := range picture.Tokens {
		judged := report.OfToken(t.Token, t.Place.String(), picture.Keyset, place, now)
		made[i] = tokens.Report{
			Token: judged.Token, Where: judged.Where, Signature: judged.Signature,
			Problems: judged.Problems, Sentence: judged.Sentence, At: now,
		}
		for _, row := range judged.Rows {
			made[i].Verdicts = append(made[i].Verdicts, verdictOf(row, place.Catalog))
		}
	}
	return made
}

func verdictOf(row report.Row, c *catalog.Catalog) tokens.Verdict {
	verdict := tokens.Verdict{
		Component: row.Component, Title: string(row.Component), Accepted: row.Accepted,
		Why: row.Why, Roles: row.Roles, Missed: row.Rules,
	}
	if fact := c.Component(row.Component); fact != nil {
		verdict.Title = fact.Title
	}
	return verdict
}

// Add is part of tokens.Source. A token that is already there is only told of.
func (s *tokenSource) Add(text string) {
	if s.has(text) {
		s.w.Say(words.T("workbench.token.again"), nil)
		return
	}
	pasted := importers.Source{Name: s.w.nextPaste(), Data: []byte(text)}
	if another, err := isAnother(pasted); err != nil {
		s.w.Fail(err)
		return
	} else if another {
		s.w.take([]given{{source: pasted}})
		return
	}
	pasted.Kind = pastedKind(text)
	s.w.Add(pasted)
}

// isAnother reports that a text without a token or keys is other evidence, such as
// a query's result. JSON that is neither, such as a token's decoded claims, is an
// error that says what it is; what else nobody knows may be a broken token.
func isAnother(pasted importers.Source) (bool, error) {
	text := string(pasted.Data)
	if len(token.Find(text)) > 0 || pastedKind(text) == evidence.KindKeys {
		return false, nil
	}
	picture, err := importers.Read([]importers.Source{pasted}, importers.Options{})
	if err != nil && strings.HasPrefix(strings.TrimSpace(text), "{") {
		return false, err
	}
	return err == nil && !picture.Has(evidence.KindToken), nil
}

// pastedKind takes what holds no token, but keys, for keys; all else is a token,
// be it broken.
func pastedKind(text string) evidence.Kind {
	if len(token.Find(text)) == 0 {
		if _, err := token.ParseKeys([]byte(text)); err == nil {
			return evidence.KindKeys
		}
	}
	return evidence.KindToken
}

// has reports whether every token of a text stands beside the plan already.
func (s *tokenSource) has(text string) bool {
	known := map[string]bool{}
	for _, t := range s.w.Picture().Tokens {
		known[t.Token.Raw] = true
	}
	found := token.Find(text)
	for _, f := range found {
		if !known[f.Read().Raw] {
			return false
		}
	}
	return len(found) > 0
}

// Remove is part of tokens.Source.
func (s *tokenSource) Remove(index int) {
	all := s.w.Picture().Tokens
	if index < 0 || index >= len(all) {
		return
	}
	s.w.ForgetFiles(all[index].Place.File)
}
