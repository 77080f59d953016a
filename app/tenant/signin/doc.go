// Package signin signs people and apps in to a tenant of Microsoft Entra, by
// Microsoft's library for it (azidentity). It asks for the right to read first and
// for rights to write only when something is to be written. Tokens stay in memory;
// to sign out is to forget them.
package signin
