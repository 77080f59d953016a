// Package yamlrecord reads the YAML files that are embedded in the program into
// Go values, by the yaml tags of their fields. A key that no field reads is an
// error, because a misspelt fact would otherwise be lost in silence.
//
// yaml.v3 does the same and takes five times as long, and a command reads half a
// megabyte of such files at each start.
package yamlrecord
