// Package entra writes a plan's app registrations for those who make them in
// Microsoft Entra ID: as the bodies of Microsoft Graph's calls, as a script for
// the Azure CLI, and as a configuration for Terraform's azuread provider.
//
// A client secret is in none of them. The script makes it and puts it where the
// plan keeps it, without showing it.
package entra
