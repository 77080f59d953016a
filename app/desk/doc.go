// Package desk is the running studio without a window: the plan in work, the
// evidence beside it, and what is derived from both. It recomputes off the
// caller's goroutine and hands the result back to it, so that typing never
// waits for a check.
package desk
