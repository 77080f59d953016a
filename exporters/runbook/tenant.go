package runbook

// signInToTenant is the step that makes the Azure CLI speak to the right tenant
// of the right cloud.
func (b *book) signInToTenant() (step, bool) {
	cloud := b.plan.Tenant.Microsoft()
	s := step{title: "Sign in to the tenant", done: "the Azure CLI shows the plan's tenant"}
	if cloud.AzureCLI == "" {
		s.text = []string{
			"The Azure CLI does not know this cloud: sign in to its Microsoft Entra admin center instead, at " + span(cloud.Login) +
				" with an account of the tenant " + span(b.plan.Tenant.ID) + ", and make the registrations of the next step by hand.",
		}
		s.verify = act{text: "The admin center's overview shows the tenant ID " + span(b.plan.Tenant.ID) + "."}
		s.done = "the admin center shows the plan's tenant"
		return s, true
	}
	s.text = []string{
		"The Azure CLI keeps one cloud and one tenant at a time. An account without an Azure subscription signs in too.",
	}
	login := []string{"az", "login", "--allow-no-subscriptions"}
	if b.plan.Tenant.ID != "" {
		login = append(login, "--tenant", b.plan.Tenant.ID)
	}
	s.commands = []string{command("az", "cloud", "set", "--name", cloud.AzureCLI), command(login...)}
	s.screen = []string{"A browser opens at " + span(cloud.Login) + " and asks for an account; on a machine without one add `--use-device-code`."}
	s.verify = act{
		text:     "The tenant ID is " + span(b.plan.Tenant.ID) + ".",
		commands: []string{"az account show --query tenantId --output tsv"},
	}
	s.undo = act{text: "Sign out.", commands: []string{"az logout"}}
	return s, true
}
