// Package entra says in Microsoft Graph's words what a plan decides of its app
// registrations: the application object as it should be, the consent that it
// needs, and what Entra would refuse of it. Files for ops and the live tenant
// both go by it.
package entra
