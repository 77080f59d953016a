package evidence

import "entrastudio/model/catalog"

// LogKind is a kind of telling line.
type LogKind string

// The kinds of lines that the studio understands.
const (
	LogEntraError        LogKind = "entra-error"
	LogNoPermission      LogKind = "no-permission"
	LogUserInfoResponse  LogKind = "user-info-response"
	LogHeaderTooLarge    LogKind = "header-too-large"
	LogAudienceRejected  LogKind = "audience-rejected"
	LogGroupsClaim       LogKind = "groups-claim"
	LogIdentityUnreached LogKind = "identity-unreachable"
	// LogPermissionLookup is Identity's line about the look-up of an
	// audience's permissions.
	LogPermissionLookup LogKind = "permission-lookup"
)

// LogLine is one telling line of a log, a browser's page or a response.
type LogLine struct {
	Kind LogKind
	// Code is the AADSTS number of an Entra error.
	Code string
	// Audience is the audience that was asked for.
	Audience string
	// Got and Expected are the audiences of a rejected token.
	Got, Expected []string
	// AppID and RedirectURI are what Entra's message names.
	AppID       string
	RedirectURI string
	// Component is whose log it is, where that can be told.
	Component catalog.Name
	// Text is the line, shortened, without tokens, codes and secrets.
	Text  string
	Place Place
}
