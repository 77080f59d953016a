package importers

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/importers/logs"
	"entrastudio/importers/psql"
	"entrastudio/importers/registrations"
	"entrastudio/importers/source"
	"entrastudio/model/amount"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/refusal"
	"entrastudio/model/token"
)

// others reads what is no configuration: results, logs, tokens and keys.
func (r *reading) others() error {
	for _, p := range r.parts {
		read := r.reader(p.kind)
		if read == nil {
			continue
		}
		summary, err := read(p.Source)
		if err != nil {
			return err
		}
		input := p.Input(p.kind)
		input.Summary, input.Sanitized = summary, r.cleaned(p.Name)
		r.pic.Inputs = append(r.pic.Inputs, input)
	}
	return nil
}

// cleaned reports that every app's ID in a file of registrations, or every ID in a
// log, is a placeholder.
func (r *reading) cleaned(file string) bool {
	real, placeholders := 0, 0
	count := func(in, id string) {
		switch {
		case in != file || id == "":
		case catalog.IsPlaceholder(id):
			placeholders++
		default:
			real++
		}
	}
	for i := range r.pic.Directory.Applications {
		app := &r.pic.Directory.Applications[i]
		count(app.Place.File, app.AppID)
	}
	for _, line := range r.pic.Log {
		for _, id := range slices.Concat([]string{line.Audience, line.AppID}, line.Got, line.Expected) {
			count(line.Place.File, id)
		}
	}
	return placeholders > 0 && real == 0
}

// reader is what reads a kind of evidence; it gives a count of what it read. Nil
// for configuration, which is read together.
func (r *reading) reader(kind evidence.Kind) func(source.Source) (string, error) {
	switch kind {
	case evidence.KindAudiences:
		return r.audiences
	case evidence.KindRegistrations:
		return r.registrations
	case evidence.KindLog:
		return r.log
	case evidence.KindToken:
		return r.tokens
	case evidence.KindKeys:
		return r.keys
	}
	return nil
}

func (r *reading) audiences(s source.Source) (string, error) {
	found, err := psql.Read(s.Name, string(s.Data))
	if err != nil {
		return "", err
	}
	r.pic.Audiences = append(r.pic.Audiences, found...)
	r.pic.AudiencesGiven = true
	return amount.Of(len(found), "audience"), nil
}

func (r *reading) registrations(s source.Source) (string, error) {
	return registrations.Read(&r.pic.Directory, s.Name, string(s.Data))
}

func (r *reading) log(s source.Source) (string, error) {
	found := logs.Read(lookup.New(r.catalog), s.Name, string(s.Data))
	r.pic.Log = append(r.pic.Log, found...)
	return amount.Of(len(found), "telling line"), nil
}

// tokens finds the tokens in a text. One that was said to be a token and holds
// none that can be found is taken for a broken one, so that its defects are
// told.
func (r *reading) tokens(s source.Source) (string, error) {
	text := string(s.Data)
	found := token.Find(text)
	for _, f := range found {
		r.pic.Tokens = append(r.pic.Tokens, evidence.Token{
			Token: f.Read(), Said: said(f), Place: evidence.Place{File: s.Name, Line: f.Line, Column: f.Column},
		})
	}
	if len(found) > 0 {
		return amount.Of(len(found), "token"), nil
	}
	bare := strings.TrimSpace(text)
	if bare == "" {
		return "", &refusal.Error{File: s.Name, What: "there is no token in it"}
	}
	r.pic.Tokens = append(r.pic.Tokens, evidence.Token{
		Token: token.Read(bare), Said: string(token.SaidUnknown), Place: evidence.Place{File: s.Name, Line: 1, Column: 1},
	})
	return "1 token, broken", nil
}

func said(f token.Found) string {
	return string(f.Said) + ", " + f.Where
}

func (r *reading) keys(s source.Source) (string, error) {
	set, err := token.ParseKeys(s.Data)
	if err != nil {
		return "", placed(s.Name, err, "give what the jwks_uri of the tenant answers")
	}
	if r.pic.Keyset == nil {
		r.pic.Keyset = &token.KeySet{}
	}
	r.pic.Keyset.Keys = append(r.pic.Keyset.Keys, set.Keys...)
	r.pic.KeysGiven = true
	return amount.Of(len(set.Keys), "key"), nil
}

// placed makes a refusal of an error that begins with line and column, or that
// knows no place.
func placed(file string, err error, hint string) error {
	refused := &refusal.Error{File: file, What: err.Error(), Hint: hint}
	var line, column int
	if n, _ := fmt.Sscanf(err.Error(), "%d:%d: ", &line, &column); n == 2 {
		refused.Line, refused.Column = line, column
		_, refused.What, _ = strings.Cut(err.Error(), ": ")
	}
	return refused
}
