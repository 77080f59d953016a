package graphtest

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
)

// The tables of a tenant.
const (
	registrations = "applications"
	principals    = "servicePrincipals"
	grants        = "oauth2PermissionGrants"
	assignments   = "appRoleAssignments"
)

// object is one object in Graph's JSON.
type object map[string]any

// store holds all objects, in the order in which they were made.
type store struct {
	tables map[string][]object
	// unknown counts for how many calls more an object is not known.
	unknown map[string]int
}

func (s *store) add(table string, o object, lag int) {
	s.tables[table] = append(s.tables[table], o)
	if lag > 0 {
		if s.unknown == nil {
			s.unknown = map[string]int{}
		}
		s.unknown[o.text("id")] = lag
	}
}

// find gives the object with this value, unless the directory lags.
func (s *store) find(table, property, value string) object {
	for _, o := range s.tables[table] {
		if o.text(property) == value && value != "" {
			if left := s.unknown[o.text("id")]; left > 0 {
				s.unknown[o.text("id")] = left - 1
				return nil
			}
			return o
		}
	}
	return nil
}

// has reports whether an object is there, whether it is known already or not.
func (s *store) has(table, property, value string) bool {
	return value != "" && slices.ContainsFunc(s.tables[table], func(o object) bool { return o.text(property) == value })
}

func (s *store) remove(table string, o object) {
	id := o.text("id")
	s.tables[table] = slices.DeleteFunc(s.tables[table], func(one object) bool { return one.text("id") == id })
}

func (o object) text(property string) string {
	text, _ := o[property].(string)
	return text
}

// merge changes an object as Graph's PATCH does: members of complex properties
// are merged one by one, lists are replaced whole, null is null.
func merge(into, change object) {
	for name, value := range change {
		if inner, complex := value.(map[string]any); complex {
			if old, ok := into[name].(map[string]any); ok {
				copied := object(maps.Clone(old))
				merge(copied, inner)
				into[name] = map[string]any(copied)
				continue
			}
		}
		into[name] = value
	}
}

// newID makes a random GUID.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func marshal(value any) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		panic("impossible: a value of the test server has no JSON: " + err.Error())
	}
	return data
}

// toObject turns a value into Graph's JSON; fromObject turns it back.
func toObject(value any) object {
	var o object
	if err := json.Unmarshal(marshal(value), &o); err != nil {
		panic("impossible: an object is no JSON object: " + err.Error())
	}
	return o
}

func fromObject[T any](t testing.TB, o object) T {
	t.Helper()
	var value T
	if err := json.Unmarshal(marshal(o), &value); err != nil {
		t.Fatalf("the test server holds what the studio's types cannot: %v", err)
	}
	return value
}
