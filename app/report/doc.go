// Package report writes what the checks and the login found, for people, for
// programs and for code scanning. It holds no secret and no token: findings and
// logins do not either.
package report
