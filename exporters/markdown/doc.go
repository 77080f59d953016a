// Package markdown writes texts of a plan into Markdown so that every reader of
// it shows them as they were given: no name becomes a heading, a link, a tag or
// the end of a table's cell.
package markdown
