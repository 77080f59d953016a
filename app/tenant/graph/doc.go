// Package graph reads and writes a tenant through Microsoft Graph. It is the one
// package that knows Microsoft's SDK for it.
//
// The SDK makes every request: its URL, its query and its body. The way there and
// back is our own, because the SDK's loses data (msgraph-sdk-go 1.89.0, kiota
// 1.9.3): a registration that was read and changed is sent without the change, a
// throttled write is repeated as plain text under "Content-Encoding: gzip", an
// error without a message ends the program, a proxy's page has no status, and a
// next page may lie on any host. So each PATCH is a model that holds the change
// alone, and one transport (type wire) authorises, repeats, and turns whatever is
// no success into a tenant.Failure before the SDK sees it. Answers are read
// straight into the tenant's own types.
package graph
