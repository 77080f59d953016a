package tokens

import (
	"strings"
	"time"

	"entrastudio/model/token"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// claimRow is one row of the table: a claim, and where two tokens are compared
// the same claim of the other.
type claimRow struct {
	claim token.Claim
	// index is the claim's place among the token's claims, -1 for one that
	// only the other token has.
	index int
	// other is the claim of the compared token, as it is shown there.
	other   string
	differs bool
}

// claimRows are the rows of a token that hold a text in name, value or meaning.
// With another token every row says whether the two differ, and what only the
// other has comes last.
func claimRows(r, other *Report, wanted string) []claimRow {
	var rows []claimRow
	for i, c := range r.Token.Claims() {
		row := claimRow{claim: c, index: i}
		if other != nil {
			row.other, _ = valueIn(other, c)
			row.differs = row.other != shownValue(c, r)
		}
		rows = append(rows, row)
	}
	if other != nil {
		for _, c := range other.Token.Claims() {
			if _, has := valueIn(r, c); !has {
				rows = append(rows, claimRow{claim: c, index: -1, other: shownValue(c, other), differs: true})
			}
		}
	}
	return holding(rows, strings.ToLower(strings.TrimSpace(wanted)))
}

func holding(rows []claimRow, wanted string) []claimRow {
	if wanted == "" {
		return rows
	}
	var held []claimRow
	for _, row := range rows {
		text := strings.Join([]string{row.claim.Name, row.claim.Display, words.Said(row.claim.Known), words.Said(row.claim.Meaning), row.other}, "\n")
		if strings.Contains(strings.ToLower(text), wanted) {
			held = append(held, row)
		}
	}
	return held
}

// valueIn is how a token shows the claim of this part and name; false where it
// lacks it.
func valueIn(r *Report, wanted token.Claim) (string, bool) {
	for _, c := range r.Token.Claims() {
		if c.Part == wanted.Part && c.Name == wanted.Name {
			return shownValue(c, r), true
		}
	}
	return "", false
}

// shownValue is a claim's value on one line: a time with how far it is away, a
// known value with what it stands for.
func shownValue(c token.Claim, r *Report) string {
	value := c.Display
	if !c.Time.IsZero() {
		value = clock(c.Time.In(r.At.Location()), r.At) + ", " + words.Said(token.Relative(c.Time, r.At))
	}
	if c.Known != "" {
		value += " (" + words.Said(c.Known) + ")"
	}
	return value
}

// clock is a moment as short as it may be: of today only the time.
func clock(t, now time.Time) string {
	if t.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return t.Format("15:04:05")
	}
	return t.Format("2006-01-02 15:04")
}

// listRow is a claim in the table of one token.
func (r *Report) listRow(row claimRow) part.Row {
	shown := part.Row{Cells: []string{row.claim.Name, shownValue(row.claim, r), words.Said(row.claim.Meaning)}}
	shown.State = r.claimState(row.claim)
	if row.claim.Part == token.PartHeader {
		shown.Cells[0] = words.F("tokens.header.claim", words.Data{"Name": row.claim.Name})
	}
	shown.Muted = row.claim.Internal
	return shown
}

// compareRow is a claim in the table of two tokens.
func (r *Report) compareRow(row claimRow) part.Row {
	shown := r.listRow(row)
	own := shown.Cells[1]
	if row.index < 0 {
		own = words.T("tokens.missing")
	}
	other := row.other
	if other == "" {
		other = words.T("tokens.missing")
	}
	shown.Cells = []string{shown.Cells[0], own, other}
	shown.Muted, shown.State = !row.differs, look.None
	if row.differs {
		shown.Icon = look.Coloured(look.IconDiff, look.Warning.Colour())
	}
	return shown
}

// claimState marks a claim that something is wrong with in this token. What people
// often get wrong about it holds for nearly every claim, so that is said with the
// chosen one alone.
func (r *Report) claimState(c token.Claim) look.State {
	if _, wrong := r.problemOf(c); wrong {
		return look.Warning
	}
	return look.None
}
