// Package logs finds the telling lines in logs of programs and containers, in
// what a browser shows, in responses of Entra's token endpoint, and in people's
// own words about them.
package logs
