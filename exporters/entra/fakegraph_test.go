package entra_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/model/catalog"
)

// The tests run the script with this very program under the names az, kubectl and
// sleep: a small Microsoft Graph and Kubernetes that keep their state in a file.
func TestMain(m *testing.M) {
	fakes := map[string]func(*world, []string) error{"az": (*world).az, "kubectl": (*world).kubectl, "sleep": (*world).sleep}
	fake, isFake := fakes[filepath.Base(os.Args[0])]
	if !isFake {
		os.Exit(m.Run())
	}
	if err := runFake(fake); err != nil {
		fmt.Fprintln(os.Stderr, "ERROR:", err)
		os.Exit(1)
	}
}

// secretValue begins every client secret of the small Graph, so that a test can look
// for it everywhere.
const secretValue = "CANARY~"

// world is the state of the tenant and the cluster.
type world struct {
	Cloud, Tenant string
	Apps          []*graphApp
	Principals    map[string]string
	Grants        []map[string]string
	Secrets       map[string]map[string]string
	Calls         [][]string
	Slept         []string
	// Lag is how often the directory denies what was made a moment ago.
	Lag, Denied int
	// Failing answers calls whose path holds the key with the text.
	Failing map[string]string
}

type graphApp struct {
	ID, AppID, UniqueName string
	Body                  map[string]any
	Passwords             []string
}

func statePath() string { return os.Getenv("FAKE_WORLD") }

func loadWorld(path string) (*world, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var w world
	return &w, json.Unmarshal(data, &w)
}

func (w *world) save(path string) error {
	data, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

func runFake(fake func(*world, []string) error) error {
	w, err := loadWorld(statePath())
	if err != nil {
		return err
	}
	w.Calls = append(w.Calls, append([]string{filepath.Base(os.Args[0])}, os.Args[1:]...))
	failure := fake(w, os.Args[1:])
	if err := w.save(statePath()); err != nil {
		return err
	}
	return failure
}

func (w *world) sleep(args []string) error {
	w.Slept = append(w.Slept, args...)
	return nil
}

// flags reads --name value pairs; --headers takes all that follow up to the next.
func flags(args []string) map[string]string {
	read := map[string]string{}
	name := ""
	for _, arg := range args {
		if strings.HasPrefix(arg, "--") {
			name = arg
			read[name] = ""
			continue
		}
		read[name] = strings.TrimPrefix(read[name]+" "+arg, " ")
	}
	return read
}

func (w *world) az(args []string) error {
	if len(args) > 1 && args[1] == "show" {
		fmt.Println(map[string]string{"cloud": w.Cloud, "account": w.Tenant}[args[0]])
		return nil
	}
	read := flags(args)
	cloud, _ := catalog.CloudNamed("")
	path, inGraph := strings.CutPrefix(read["--url"], cloud.Graph+"/v1.0/")
	if args[0] != "rest" || !inGraph || read["--resource"] != cloud.Graph {
		return fmt.Errorf("no such command: %q", args)
	}
	path, query, _ := strings.Cut(path, "?")
	for part, answer := range w.Failing {
		if strings.Contains(path, part) {
			return fmt.Errorf("%s", answer)
		}
	}
	body := map[string]any{}
	if file, given := strings.CutPrefix(read["--body"], "@"); given {
		data, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(data, &body)
		}
		if err != nil {
			return err
		}
	}
	answer, err := w.graph(read["--method"]+" "+path, query, body, strings.Contains(read["--headers"], "Prefer=create-if-missing"))
	if err != nil || answer == nil {
		return err
	}
	return printAnswer(answer, read["--query"], read["--output"])
}

// notFound is Graph's answer to an object that it does not know, as az shows it.
func notFound() error {
	return fmt.Errorf(`Not Found({"error":{"code":"Request_ResourceNotFound","message":"Resource does not exist"}})`)
}

// lags denies what exists, a few times.
func (w *world) lags() bool {
	if w.Denied < w.Lag {
		w.Denied++
		return true
	}
	return false
}

func (w *world) app(key, value string) *graphApp {
	at := slices.IndexFunc(w.Apps, func(a *graphApp) bool {
		return value != "" && map[string]string{"id": a.ID, "appId": a.AppID, "uniqueName": a.UniqueName}[key] == value
	})
	if at < 0 {
		return nil
	}
	return w.Apps[at]
}

// keyOf reads applications(appId='x') and applications/x.
func keyOf(path string) (collection, key, value, rest string) {
	collection, rest, _ = strings.Cut(path, "/")
	if name, inner, keyed := strings.Cut(collection, "("); keyed {
		key, value, _ = strings.Cut(strings.TrimSuffix(inner, ")"), "=")
		return name, key, strings.Trim(value, "'"), rest
	}
	value, rest, _ = strings.Cut(rest, "/")
	return collection, "id", value, rest
}

func (w *world) graph(call, query string, body map[string]any, upsert bool) (any, error) {
	method, path, _ := strings.Cut(call, " ")
	collection, key, value, rest := keyOf(path)
	switch {
	case collection == "applications" && value == "":
		return w.sameName(query)
	case collection == "applications":
		return w.application(method, [3]string{key, value, rest}, body, upsert)
	case collection == "servicePrincipals":
		return w.principal(method, [3]string{key, value, rest}, body)
	case collection == "oauth2PermissionGrants":
		return w.grant(method, value, body)
	}
	return nil, fmt.Errorf("Bad Request(%s)", call)
}

func (w *world) sameName(query string) (any, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, err
	}
	name, ok := strings.CutPrefix(values.Get("$filter"), "displayName eq '")
	name, ended := strings.CutSuffix(name, "'")
	if !ok || !ended || strings.Contains(strings.ReplaceAll(name, "''", ""), "'") {
		return nil, fmt.Errorf("Bad Request(invalid filter %q)", values.Get("$filter"))
	}
	ids := []any{}
	for _, a := range w.Apps {
		if a.Body["displayName"] == strings.ReplaceAll(name, "''", "'") {
			ids = append(ids, a.AppID)
		}
	}
	return ids, nil
}

func (w *world) application(method string, at [3]string, body map[string]any, upsert bool) (any, error) {
	a := w.app(at[0], at[1])
	if a == nil && method == "PATCH" && upsert && at[0] == "uniqueName" {
		n := len(w.Apps) + 1
		a = &graphApp{ID: guid(n), AppID: guid(1000 + n), UniqueName: at[1], Body: body}
		w.Apps = append(w.Apps, a)
		w.Denied = 0
		return nil, nil
	}
	if a == nil {
		return nil, notFound()
	}
	switch {
	case method == "GET" && w.lags():
		return nil, notFound()
	case method == "GET":
		return a, nil
	case method == "PATCH":
		for name, value := range body {
			a.Body[name] = value
		}
		return nil, nil
	case method == "POST" && at[2] == "addPassword":
		a.Passwords = append(a.Passwords, fmt.Sprintf("%s%d.x'y\"$z", secretValue, len(a.Passwords)))
		return map[string]string{"secretText": a.Passwords[len(a.Passwords)-1]}, nil
	}
	return nil, fmt.Errorf("Bad Request(%s %v)", method, at)
}

func (w *world) principal(method string, at [3]string, body map[string]any) (any, error) {
	if method == "POST" {
		id, _ := body["appId"].(string)
		if w.app("appId", id) == nil || w.lags() {
			return nil, fmt.Errorf(`Bad Request({"error":{"code":"Request_BadRequest","details":[{"code":"NoBackingApplicationObject"}]}})`)
		}
		w.Principals[id] = guid(2000 + len(w.Principals))
		w.Denied = 0
		return map[string]string{"id": w.Principals[id]}, nil
	}
	if at[2] == "oauth2PermissionGrants" {
		list := []any{}
		for _, g := range w.Grants {
			if g["clientId"] == at[1] {
				list = append(list, g["id"]+" "+g["scope"])
			}
		}
		return list, nil
	}
	id, known := w.Principals[at[1]]
	if !known || w.lags() {
		return nil, notFound()
	}
	return map[string]string{"id": id}, nil
}

func (w *world) grant(method, id string, body map[string]any) (any, error) {
	if method == "POST" {
		g := map[string]string{"id": guid(3000 + len(w.Grants))}
		for name, value := range body {
			g[name], _ = value.(string)
		}
		w.Grants = append(w.Grants, g)
		return g, nil
	}
	for _, g := range w.Grants {
		if g["id"] == id {
			g["scope"], _ = body["scope"].(string)
			return nil, nil
		}
	}
	return nil, notFound()
}

// guid is the n-th object of the tenant.
func guid(n int) string { return fmt.Sprintf("7c0ffee0-%04d-4abc-9def-0123456789ab", n) }

// printAnswer answers the script's queries, and no other: a query that changes must
// be thought of here.
func printAnswer(answer any, query, output string) error {
	if output == "json" {
		return json.NewEncoder(os.Stdout).Encode(answer.(*graphApp).Body)
	}
	switch a := answer.(type) {
	case *graphApp:
		return printApp(a, query)
	case map[string]string:
		if query != "id" && query != "secretText" && query != "@" {
			return fmt.Errorf("unknown query %s", query)
		}
		fmt.Println(a[query])
	case []any:
		if query != "value[].appId" && !strings.HasPrefix(query, "value[?resourceId=='") {
			return fmt.Errorf("unknown query %s", query)
		}
		for _, item := range a {
			fmt.Println(item)
		}
	}
	return nil
}

func printApp(a *graphApp, query string) error {
	switch query {
	case "join(' ', [id, appId])":
		fmt.Println(a.ID, a.AppID)
	case "passwordCredentials[].keyId":
		for i := range a.Passwords {
			fmt.Println(guid(4000 + i))
		}
	case "groupMembershipClaims":
		fmt.Println(a.Body[query])
	case "[web.redirectUris, spa.redirectUris, publicClient.redirectUris][]":
		printMembers(a.Body, "redirectUris")
	case "requiredResourceAccess[].resourceAccess[].id":
		printMembers(a.Body["requiredResourceAccess"], "id")
	default:
		return fmt.Errorf("unknown query %s", query)
	}
	return nil
}

// printMembers prints the texts of every member of a name, however deep.
func printMembers(value any, name string) {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text, isText := v[key].(string); isText && key == name {
				fmt.Println(text)
			}
			if list, isList := v[key].([]any); isList && key == name {
				for _, item := range list {
					fmt.Println(item)
				}
			}
			printMembers(v[key], name)
		}
	case []any:
		for _, item := range v {
			printMembers(item, name)
		}
	}
}

func (w *world) kubectl(args []string) error {
	if failure, fails := w.Failing["kubectl"]; fails {
		return fmt.Errorf("%s", failure)
	}
	read := flags(args)
	words := strings.Fields(read["--namespace"])
	if len(words) < 4 {
		return fmt.Errorf("unknown call %q", args)
	}
	name := words[0] + "/" + words[len(words)-1]
	secret, known := w.Secrets[name]
	switch words[1] {
	case "get":
		if !known {
			return fmt.Errorf("Error from server (NotFound): secrets %q not found", name)
		}
		for key, value := range secret {
			if strings.Contains(read["--output"], `index . "`+key+`"`) && value != "" {
				fmt.Println("yes")
			}
		}
		return nil
	case "create":
		w.Secrets[name] = map[string]string{}
		return nil
	case "patch":
		return w.patchSecret(words[0]+"/"+words[3], read["--patch-file"])
	}
	return fmt.Errorf("unknown call %q", args)
}

func (w *world) patchSecret(name, file string) error {
	if failure, fails := w.Failing["kubectl patch"]; fails {
		return fmt.Errorf("%s", failure)
	}
	if file != "/dev/stdin" || w.Secrets[name] == nil {
		return fmt.Errorf("cannot patch %s from %s", name, file)
	}
	data, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	var patch struct{ Data map[string]string }
	if err := json.Unmarshal(data, &patch); err != nil {
		return err
	}
	for key, value := range patch.Data {
		plain, err := base64.StdEncoding.DecodeString(value)
		if err != nil {
			return err
		}
		w.Secrets[name][key] = string(plain)
	}
	return nil
}
