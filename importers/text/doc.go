// Package text makes readable text of what programs and people hand over:
// UTF-16 of Windows tools, byte order marks, carriage returns, and what chat
// programs, forums and tickets do to a text. Lines keep their numbers, and
// columns too wherever a sign is replaced by another.
package text
