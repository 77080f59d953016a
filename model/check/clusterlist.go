package check

import (
	"fmt"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// findMalformedClusterScope looks at the scopes in the chart's list of clusters to
// which Web Modeler deploys (chart 12, webModeler.restapi.clusters), which are no
// settings of the catalogue.
func findMalformedClusterScope(in *inspection, r *report) {
	fact := in.Catalog.Setting(catalog.WebModeler, "clusterScope")
	clusters := in.Picture.Raw.Values.Get("webModeler").Get("restapi").Get("clusters")
	if fact == nil || clusters == nil || in.off(catalog.WebModeler) || !in.entra(plan.Helm) {
		return
	}
	own, _ := in.appOf(plan.Helm, ownerOf(fact))
	for i, cluster := range clusters.Items {
		scope := cluster.Get("oauth").Get("scope")
		if scope == nil || scope.Text == "" {
			continue
		}
		said := &evidence.Setting{Ref: fact.Ref(), Tool: plan.Helm, Value: catalog.TextOf(scope.Text), Input: slices.IndexFunc(in.Picture.Inputs, func(input evidence.Input) bool {
			return input.File == scope.File()
		})}
		if said.Input < 0 {
			continue
		}
		what := in.malformed(given{said, fact}, scope.Text, own)
		if what == "" {
			continue
		}
		at := evidence.Place{File: scope.File(), Line: scope.Line, Column: scope.Column, Address: fmt.Sprintf("webModeler.restapi.clusters[%d].oauth.scope", i)}
		want := orWords(own, "<client ID>") + defaultScope
		r.add(Finding{
			Component: catalog.WebModeler, Place: at, Ref: fact.Ref(),
			Expected: Side{Value: want, Because: "Entra takes the scope for an app in this form"},
			Found:    Side{Value: scope.Text, Because: "it stands here", Place: at},
			Detail:   fmt.Sprintf("The scope %q of %s %s. Entra refuses it or issues a token for another app. Use %s.", scope.Text, in.title(catalog.WebModeler), what, want),
		})
	}
}
