// Package yamltext reads the YAML of one document and keeps the place of every
// value in the text, from its first byte to its last, so that a file can be
// edited where it says something and stay as it is everywhere else.
//
// It reads YAML 1.2 as people write it: block and flow collections, all five
// kinds of scalars, comments, anchors and aliases. What has no place in such a
// file is refused with its position and a hint: tags, directives, keys that are
// no plain text, tabs outside quotes, a key that stands twice, a second
// document, and anything that would cost more to read than any honest file.
// Whatever it accepts it reads as yaml.v3 does.
package yamltext
