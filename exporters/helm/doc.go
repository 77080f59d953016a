// Package helm writes a plan as the values file of its minor's chart, and
// compares two values files by what they mean.
//
// Everything it knows of a chart it reads from the catalogue: where a setting
// stands, in what form a secret is referred to, what the chart does when nobody
// says anything. Only what differs from the chart's defaults is written.
package helm
