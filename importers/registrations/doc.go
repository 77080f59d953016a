// Package registrations reads app registrations, enterprise applications and
// consent grants: the JSON of Microsoft Graph, of az ad, of PowerShell, and the
// older form of the portal's manifest.
package registrations
