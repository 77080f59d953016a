package tenanttest

import (
	"context"
	"sync"

	"entrastudio/app/tenant"
)

// Connector signs in to a tenant in memory and remembers what it was asked for.
type Connector struct {
	Tenant *Tenant
	// Refused makes every sign-in fail.
	Refused error

	mu       sync.Mutex
	requests []tenant.Request
	writes   [][]tenant.Write
	outs     int
}

var _ tenant.Connector = (*Connector)(nil)

// Connect signs in.
func (c *Connector) Connect(_ context.Context, request tenant.Request) (tenant.Session, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.requests = append(c.requests, request)
	if c.Refused != nil {
		return nil, c.Refused
	}
	if request.ShowCode != nil && request.Method == tenant.Device {
		request.ShowCode(tenant.DeviceCode{Code: "ABCD-1234", Address: "https://example.com/device", Message: "open https://example.com/device and type ABCD-1234"})
	}
	return &session{connector: c, method: request.Method}, nil
}

// Requests lists the sign-ins so far.
func (c *Connector) Requests() []tenant.Request {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]tenant.Request(nil), c.requests...)
}

// Writes lists the rights to write that were asked for, once for each asking.
func (c *Connector) Writes() [][]tenant.Write {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([][]tenant.Write(nil), c.writes...)
}

// SignedOut counts the sessions that were ended.
func (c *Connector) SignedOut() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.outs
}

type session struct {
	connector *Connector
	method    tenant.Method
}

// Account is the same person in every session.
func (s *session) Account() tenant.Account {
	return tenant.Account{Name: "ada@example.com", TenantID: TenantID, Rights: []string{"Application.Read.All"}, Method: s.method}
}

// Directory reads.
func (s *session) Directory() tenant.Directory { return s.connector.Tenant.Reader() }

// Writable writes too.
func (s *session) Writable(_ context.Context, writes ...tenant.Write) (tenant.WritableDirectory, error) {
	s.connector.mu.Lock()
	defer s.connector.mu.Unlock()
	s.connector.writes = append(s.connector.writes, writes)
	return s.connector.Tenant.Writer(), nil
}

// SignOut counts.
func (s *session) SignOut() {
	s.connector.mu.Lock()
	defer s.connector.mu.Unlock()
	s.connector.outs++
}
