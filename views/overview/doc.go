// Package overview is the panel of the map: registrations, components, roles and
// database audiences as four columns, with what must be equal between them. Where
// two ends differ the line is cut, with both values on it.
package overview
