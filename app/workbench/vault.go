package workbench

import "entrastudio/app/secret"

// vault reads and stores the secrets that the plan refers to. What a missing
// keychain leaves in memory stays there as long as the plan's namespace does.
func (w *Workbench) vault() *secret.Vault {
	cluster := secret.ClusterOf(w.Plan(), "")
	if w.secrets == nil || w.cluster != cluster {
		keychain := w.params.Keychain
		if keychain == nil {
			keychain = secret.SystemKeychain{}
		}
		if w.secrets != nil {
			w.secrets.Forget()
		}
		w.secrets, w.cluster = secret.New(keychain, cluster), cluster
	}
	return w.secrets
}
