// Package diagram draws a plan for a document: as an SVG picture with the layout
// of the window's map, and as a Mermaid flowchart for readers that draw those.
//
// Both say in words what they say by colour, and neither cuts a text: boxes are
// as wide as what stands in them, and a long value goes on in a further line.
package diagram
