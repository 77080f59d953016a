// Package tenanttest is a tenant in memory for tests: it behaves as Microsoft
// Graph does where that decides whether a write is made once, twice or not at
// all, and it can fail at any call, before or after it took effect.
package tenanttest
