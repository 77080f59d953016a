// Package tenant is the panel of the live tenant of Microsoft Entra: signing in,
// what the tenant has otherwise than the plan, the changes that would mend it, the
// journal of what was changed, and every app of the tenant. It connects to nothing
// and changes nothing: a Source does, behind one gate.
package tenant
