// Package tenant is a live tenant of Microsoft Entra in the studio's own words:
// what can be read from it, what can be written to it, and how each of that can
// fail. It knows no SDK. Package graph speaks to Microsoft Graph, package signin
// signs people in, and main hands both in as a Connector, so that all other code
// is tested without them.
//
// A Directory only reads. What writes is a WritableDirectory, and a session
// gives one only when it is asked for by a second, explicit call.
package tenant
