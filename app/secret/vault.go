package secret

import (
	"context"
	"fmt"
	"os"
	"sync"

	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// Vault reads and stores secrets by their references. It may be used from
// several goroutines.
type Vault struct {
	keychain Keychain
	cluster  Cluster

	mu     sync.Mutex
	memory map[plan.SecretRef]Value
}

// New makes a vault. Without a keychain, secrets that belong there stay in
// memory.
func New(keychain Keychain, cluster Cluster) *Vault {
	return &Vault{keychain: keychain, cluster: cluster, memory: map[plan.SecretRef]Value{}}
}

// Kept says where a secret was put.
type Kept struct {
	// Lasting reports that it is still there after the program has ended.
	Lasting bool
	// Words say where it is, such as "in the file /run/entra/operate".
	Words string
}

// Resolve reads the secret that a reference names. Its errors, of type
// *refusal.Error, name the reference and never hold the secret.
func (v *Vault) Resolve(ctx context.Context, ref plan.SecretRef) (Value, error) {
	if err := check(ref); err != nil {
		return Value{}, err
	}
	if kept, ok := v.remembered(ref); ok {
		return kept, nil
	}
	switch ref.Store {
	case plan.InEnvironment:
		return fromEnvironment(ref)
	case plan.InFile:
		return fromFile(ref)
	case plan.InKeychain:
		return v.fromKeychain(ctx, ref)
	default:
		return v.inCluster().read(ctx, ref)
	}
}

// Keep puts a secret where its reference says. What a keychain cannot take stays
// in memory and is answered as not lasting; an environment variable cannot be
// set for other programs, so it is refused before anything is tried.
func (v *Vault) Keep(ctx context.Context, ref plan.SecretRef, value Value) (Kept, error) {
	if err := v.Ready(ref); err != nil {
		return Kept{}, err
	}
	switch ref.Store {
	case plan.InFile:
		return toFile(ref, value)
	case plan.InKeychain:
		return v.toKeychain(ctx, ref, value)
	default:
		return v.inCluster().write(ctx, ref, value)
	}
}

// Ready reports why nothing can be stored at a reference, before a secret is
// made that would then be lost. It opens no connection.
func (v *Vault) Ready(ref plan.SecretRef) error {
	if err := check(ref); err != nil {
		return err
	}
	switch ref.Store {
	case plan.InEnvironment:
		return refuse(ref, "no program can set an environment variable for others, so a new secret cannot be stored there",
			"let the plan refer to kubernetes:NAME/KEY, keychain:SERVICE/ACCOUNT or file:PATH")
	case plan.InFile:
		return readyFile(ref)
	case plan.InKubernetes:
		return v.inCluster().ready(ref)
	default:
		return nil
	}
}

// Where says in words where a reference leads, before anything is put there. The
// context of kubectl that is current now is the one that is used from here on, so
// that a secret goes into the cluster that was named.
func (v *Vault) Where(ctx context.Context, ref plan.SecretRef) string {
	switch ref.Store {
	case plan.InFile:
		return "in the file " + ref.Name
	case plan.InKeychain:
		return "in the keychain under " + ref.Name + "/" + ref.Key
	case plan.InKubernetes:
		c := v.inCluster()
		if c.Context == "" {
			c = v.pin(c.current(ctx))
		}
		return c.words(ref)
	}
	return "at " + ref.String()
}

// pin settles the context of kubectl, unless another call has settled it meanwhile.
// It asks nobody: who waits for the vault must not wait for kubectl.
func (v *Vault) pin(context string) Cluster {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.cluster.Context == "" {
		v.cluster.Context = context
	}
	return v.cluster
}

// inCluster is the cluster as it is pinned now.
func (v *Vault) inCluster() Cluster {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.cluster
}

// Lasts reports whether what is stored at a reference outlives the program, and
// where not, why: a keychain may be missing. It may ask the keychain.
func (v *Vault) Lasts(ctx context.Context, ref plan.SecretRef) error {
	if ref.Store != plan.InKeychain {
		return v.Ready(ref)
	}
	if err := check(ref); err != nil {
		return err
	}
	if _, err := v.ask(ctx, ref); err != nil && !isAbsent(err) {
		return refuse(ref, "the keychain cannot be used: "+reason(err), keychainHint)
	}
	return nil
}

// Remember holds a secret in memory alone, under its reference.
func (v *Vault) Remember(ref plan.SecretRef, value Value) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.memory[ref] = value
}

// Forget lets go of all that memory holds.
func (v *Vault) Forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	clear(v.memory)
}

func (v *Vault) remembered(ref plan.SecretRef) (Value, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	value, ok := v.memory[ref]
	return value, ok
}

// check refuses what is no reference. A name that its store cannot hold may be
// the secret itself, pasted into the wrong field, so it is not repeated.
func check(ref plan.SecretRef) error {
	switch {
	case ref.IsZero():
		return &refusal.Error{File: "secret", What: "the plan does not say where it is kept", Hint: "write kubernetes:NAME/KEY, keychain:SERVICE/ACCOUNT, file:PATH or env:VARIABLE"}
	case !ref.Possible():
		return &refusal.Error{
			File: string(ref.Store), What: "this reference is not a name that the store can hold; if it is the secret itself, take it out of the plan",
			Hint: "write kubernetes:NAME/KEY or env:VARIABLE",
		}
	case (ref.Store == plan.InKubernetes || ref.Store == plan.InKeychain) && ref.Key == "":
		return refuse(ref, "the reference lacks the part after the slash", fmt.Sprintf("write %s:%s/KEY", ref.Store, ref.Name))
	}
	return nil
}

func refuse(ref plan.SecretRef, what, hint string) error {
	return &refusal.Error{File: ref.String(), What: what, Hint: hint}
}

func fromEnvironment(ref plan.SecretRef) (Value, error) {
	text := os.Getenv(ref.Name)
	if text == "" {
		return Value{}, refuse(ref, "the environment variable is not set", "set it in the shell that starts the studio")
	}
	return Of(text), nil
}
