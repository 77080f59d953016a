// Package login follows a sign-in step by step, from the browser to the page
// that it ends on, for each component and each Camunda minor. Machine clients
// are followed the same way. Where evidence is missing the answer is "unknown,
// because", never a guess.
package login
