package check

import "entrastudio/model/catalog"

const chartUpgrade = "https://docs.camunda.io/docs/self-managed/deployment/helm/upgrade/"

// chartKeyRules look at the keys of values files: a chart says nothing of a key
// that it does not know.
func chartKeyRules() []rule {
	return []rule{
		{Declaration{
			Code: "chart.wrong-type", Severity: Error, SeenIn: []string{"V"},
			Title:       "The value is of the wrong YAML type",
			Explanation: "A quoted \"no\" is a text, and for a template every text that is not empty is true. Charts with a schema refuse the file, the others do something else than it says.",
			Mend:        "Write the value in the type that the chart wants.",
			Links:       []string{"https://helm.sh/docs/topics/charts/#schema-files"},
		}, findWrongType},
		{Declaration{
			Code: "chart.key-removed", Severity: Error, SeenIn: []string{"V"},
			Title:       "The chart fails at this key",
			Explanation: "This chart no longer has the key and refuses to render while it stands in the file, even with an empty value.",
			Mend:        "Take the key away and use what has taken its place.",
			Links:       []string{chartUpgrade},
		}, findRemovedKey},
		{Declaration{
			Code: "chart.key-unread", Severity: Error, SeenIn: []string{"V"},
			Title:       "The chart does not read this key",
			Explanation: "No template of this chart reads it: it is misspelt, has moved, or is another version's. The chart says nothing and goes on with its default.",
			Mend:        "Move the value to the path that this chart reads.",
			Links:       []string{chartUpgrade},
		}, findUnreadKey},
		{Declaration{
			Code: "chart.redirect-key-ignored", Severity: Warning, SeenIn: []string{"V"},
			Title:       "Only identity.fullURL says where Management Identity is",
			Explanation: "global.identity.auth.identity.redirectUrl stands in guides, and no chart reads it. The redirect URI is built from identity.fullURL, or from the host of the ingress.",
			Mend:        "Set identity.fullURL to this address and drop the key.",
			Links:       []string{chartUpgrade},
		}, findIgnoredRedirect},
		{Declaration{
			Code: "chart.key-deprecated", Severity: Warning, From: catalog.V810, SeenIn: []string{"V"},
			Title:       "The chart warns of this key",
			Explanation: "It still works; the next chart drops it, and the setting is then lost or the chart fails.",
			Mend:        "Move the value to the new place now.",
			Links:       []string{chartUpgrade},
		}, findDeprecatedKey},
	}
}

// chartRules look at what a chart needs and does not have.
func chartRules() []rule {
	return []rule{
		{Declaration{
			Code: "chart.identity-required", Severity: Error, SeenIn: []string{"V"},
			Title:       "A component is on that needs Management Identity",
			Explanation: "It asks Management Identity for permissions, which is off and not named at another address either. From 8.8 on the chart fails.",
			Mend:        "Set identity.enabled to true, or name an external one in global.identity.service.url.",
		}, findNoIdentity},
		{Declaration{
			Code: "chart.secondary-storage-missing", Severity: Error, From: catalog.V89, SeenIn: []string{"V"},
			Title:       "No secondary storage is chosen",
			Explanation: "From 8.9 on the chart no longer assumes Elasticsearch and fails until a storage is chosen.",
			Mend:        "Set orchestration.data.secondaryStorage.type to elasticsearch, opensearch or rdbms.",
			Links:       []string{"https://docs.camunda.io/docs/next/self-managed/concepts/secondary-storage/configuring-secondary-storage/"},
		}, findNoStorage},
		{Declaration{
			Code: "chart.database-missing", Severity: Error, SeenIn: []string{"V"},
			Title:       "The component has no database",
			Explanation: "With an external identity provider Management Identity keeps roles and mapping rules in PostgreSQL, and Web Modeler and Hub keep everything there. The chart renders without one and says nothing; the container does not start.",
			Mend:        "Configure an external database, or switch the bundled one on where the chart still has it.",
		}, findNoDatabase},
		{Declaration{
			Code: "chart.database-key-shared", Severity: Warning, Until: catalog.V89, SeenIn: []string{"V"},
			Title:       "The database's user has the administrator's password",
			Explanation: "Both passwords are taken from one key of the Kubernetes Secret. Whoever knows the application's password owns the database.",
			Mend:        "Name a key of its own for the user's password.",
		}, findSharedDatabaseKey},
		{Declaration{
			Code: "chart.mail-missing", Severity: Error, SeenIn: []string{"V"},
			Title:       "No sender address is set",
			Explanation: "Web Modeler and Hub send invitations by mail, and the chart fails without an address to send from.",
			Mend:        "Set the sender address, such as noreply@example.com.",
		}, findNoMail},
		{Declaration{
			Code: "chart.console-well-known", Severity: Warning, Until: catalog.V89, SeenIn: []string{"V"},
			Title:       "Console's discovery address is the chart's dummy",
			Explanation: "The chart's default is https://well-known-uri, which does not exist. Whatever Console reads from it fails.",
			Mend:        "Set wellKnown to the tenant's discovery document.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc"},
		}, findDummyWellKnown},
		{Declaration{
			Code: "chart.helm-cli", Severity: Note, From: catalog.V810, SeenIn: []string{"V"},
			Title:       "This chart needs Helm 4",
			Explanation: "Chart 15 refuses to render with Helm 3.",
			Mend:        "Install Helm 4 and use it for this release.",
			Links:       []string{"https://helm.sh/docs/topics/v4_migration/"},
		}, findHelmVersion},
		{Declaration{
			Code: "version.out-of-support", Severity: Note, SeenIn: []string{"V", "E"},
			Title:       "This minor is past standard maintenance",
			Explanation: "It gets no more patches unless extended support was agreed. Faults in the login that newer minors have mended stay.",
			Mend:        "Plan the upgrade to a minor in maintenance.",
			Links:       []string{"https://docs.camunda.io/docs/reference/announcements-release-notes/overview/"},
		}, findOutOfSupport},
	}
}
