// Package dotenv reads env files as Docker Compose does, and remembers where
// each variable stands. It also keeps what Compose throws away: references to
// variables that nobody gave, and names that are passed through.
package dotenv
