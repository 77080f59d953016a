package secret

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
	"unicode"

	"entrastudio/model/plan"
)

// Cluster is the Kubernetes cluster that holds a deployment's Secrets. It is
// reached by kubectl and the person's own configuration of it.
type Cluster struct {
	// Namespace is where the Secrets are.
	Namespace string
	// Context names a context of kubectl's configuration; empty means the
	// current one.
	Context string
}

// ClusterOf is where a plan's Secrets are; name is the context of kubectl, empty
// for the current one. Without a namespace in the plan it is the one that Camunda's
// guides use.
func ClusterOf(p *plan.Plan, name string) Cluster {
	c := Cluster{Namespace: p.Deployment.Namespace, Context: name}
	if c.Namespace == "" {
		c.Namespace = "camunda"
	}
	return c
}

// inCluster is the arguments that say which cluster and which namespace.
func (c Cluster) inCluster(args ...string) []string {
	if c.Context != "" {
		args = append(args, "--context="+c.Context)
	}
	return append(args, "--namespace="+c.Namespace)
}

// current is the name of kubectl's current context; empty where it cannot be told.
func (c Cluster) current(ctx context.Context) string {
	name, err := c.run(ctx, nil, "config", "current-context")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(name))
}

// words name the place for a person.
func (c Cluster) words(ref plan.SecretRef) string {
	where := "the current context of kubectl"
	if c.Context != "" {
		where = "the context " + c.Context + " of kubectl"
	}
	return fmt.Sprintf("in the Secret %s, key %s, namespace %s, %s", ref.Name, ref.Key, c.Namespace, where)
}

// ready refuses what kubectl could take for an option, and a computer without
// kubectl.
func (c Cluster) ready(ref plan.SecretRef) error {
	if strings.HasPrefix(ref.Name, "-") || strings.HasPrefix(ref.Name, ".") {
		return refuse(ref, "the name of a Secret begins with a letter or a digit", "")
	}
	if _, err := exec.LookPath("kubectl"); err != nil {
		return refuse(ref, "there is no kubectl on this computer", "install kubectl, or let the plan refer to keychain:SERVICE/ACCOUNT or file:PATH")
	}
	return nil
}

// read asks for one key alone. The value comes through a pipe; on the command
// line stands its name.
func (c Cluster) read(ctx context.Context, ref plan.SecretRef) (Value, error) {
	if err := c.ready(ref); err != nil {
		return Value{}, err
	}
	path := "jsonpath={.data." + strings.ReplaceAll(ref.Key, ".", `\.`) + "}"
	answer, err := c.run(ctx, nil, c.inCluster("get", "secret", ref.Name, "--output="+path)...)
	if err != nil {
		return Value{}, c.failed(ctx, ref, err)
	}
	data, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(answer)))
	switch {
	case err != nil:
		return Value{}, refuse(ref, "kubectl answered something that is no base64", "")
	case len(data) == 0:
		return Value{}, refuse(ref, "the Secret has no such key, or it is empty", fmt.Sprintf("list its keys: kubectl --namespace=%s describe secret %s", c.Namespace, ref.Name))
	}
	return Of(string(data)), nil
}

// write sets one key and leaves the others alone; a Secret that is not there is
// created. The value goes through standard input. kubectl need not check the form
// of what is written here, for which it would ask the server for its whole schema.
func (c Cluster) write(ctx context.Context, ref plan.SecretRef, value Value) (Kept, error) {
	coded := base64.StdEncoding.EncodeToString([]byte(value.Reveal()))
	data := map[string]string{ref.Key: coded}
	patch := c.inCluster("patch", "secret", ref.Name, "--type=merge", "--patch-file=/dev/stdin", "--output=name")
	_, err := c.pipe(ctx, map[string]any{"data": data}, patch)
	if isNotFound(err) {
		_, err = c.pipe(ctx, map[string]any{
			"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": map[string]any{"name": ref.Name}, "data": data,
		}, c.inCluster("create", "--filename=-", "--validate=false", "--output=name"))
	}
	if err != nil {
		said := strings.NewReplacer(value.Reveal(), hidden, coded, hidden).Replace(err.Error())
		return Kept{}, c.failed(ctx, ref, &kubectlError{said: said, err: err})
	}
	return Kept{Lasting: true, Words: c.words(ref)}, nil
}

func (c Cluster) pipe(ctx context.Context, document any, args []string) ([]byte, error) {
	input, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	return c.run(ctx, input, args...)
}

// kubectlError is what kubectl said when it failed.
type kubectlError struct {
	said string
	err  error
}

func (e *kubectlError) Error() string { return e.said }

func (e *kubectlError) Unwrap() error { return e.err }

// letGo is how long kubectl's pipes are read on after its end: a plugin that it
// signs in with, and that waits for a browser, may hold them for ever.
const letGo = time.Second

func (c Cluster) run(ctx context.Context, input []byte, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "kubectl", args...)
	var out, said bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(input), &out, &said
	command.WaitDelay = letGo
	if err := command.Run(); err != nil && !errors.Is(err, exec.ErrWaitDelay) {
		return nil, &kubectlError{said: said.String(), err: err}
	}
	return out.Bytes(), nil
}

// isNotFound recognises the API server's answer that the Secret is not there. A
// namespace that is not there fails again at the next call.
func isNotFound(err error) bool {
	var failed *kubectlError
	return errors.As(err, &failed) && strings.Contains(failed.said, "(NotFound)")
}

// failed tells what kubectl said, in one line.
func (c Cluster) failed(ctx context.Context, ref plan.SecretRef, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	said := firstLine(err.Error())
	if said == "" {
		said = "kubectl failed"
	}
	return refuse(ref, "kubectl: "+said, fmt.Sprintf("try it by hand: kubectl --namespace=%s get secret %s", c.Namespace, ref.Name))
}

const longestLine = 300

// logged reports a line of kubectl's own log, which it writes above what it has to
// say: a letter, month and day, and a space.
func logged(line string) bool {
	const date = 5
	return len(line) > date && strings.Contains("IWEF", line[:1]) && strings.Trim(line[1:date], "0123456789") == "" && line[date] == ' '
}

// firstLine is the first line that is meant for people, else the first one.
func firstLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	line := lines[0]
	if at := slices.IndexFunc(lines, func(l string) bool { return !logged(l) }); at >= 0 {
		line = lines[at]
	}
	line = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, line))
	line = strings.TrimPrefix(line, "error: ")
	if len(line) > longestLine {
		line = strings.ToValidUTF8(line[:longestLine], "") + "..."
	}
	return line
}
