// Package evidence holds what was found and where: settings with file, line
// and column, tokens, the audiences of Identity's database, app registrations,
// log lines and keys. Importers fill a Picture from text, FromPlan fills one
// from a plan; checks and the login read it.
//
// Evidence may be incomplete and may contradict itself. It records and does
// not judge: what is wrong is for model/check to say.
package evidence
