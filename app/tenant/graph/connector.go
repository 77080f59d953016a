package graph

import (
	"context"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/signin"
)

// Connector signs in to a tenant and gives it through Graph. The zero value is
// ready for use. Address and Tokens of Graph come from the request.
type Connector struct {
	Graph  Options
	SignIn signin.Options
}

// Connect signs in for reading alone.
func (c *Connector) Connect(ctx context.Context, request tenant.Request) (tenant.Session, error) {
	signed, err := signin.Start(ctx, request, c.SignIn)
	if err != nil {
		return nil, err
	}
	options := c.Graph
	options.Address, options.Tokens = request.Cloud.Graph, signed.Reading()
	directory, err := Reader(options)
	if err != nil {
		return nil, err
	}
	return &session{Session: signed, options: options, directory: directory}, nil
}

// session is a sign-in with the tenant behind it.
type session struct {
	*signin.Session
	options   Options
	directory tenant.Directory
}

// Directory reads the tenant.
func (s *session) Directory() tenant.Directory { return s.directory }

// Writable signs in again for what is to be written.
func (s *session) Writable(ctx context.Context, writes ...tenant.Write) (tenant.WritableDirectory, error) {
	access, err := s.Writing(ctx, writes...)
	if err != nil {
		return nil, err
	}
	options := s.options
	options.Tokens = access
	return Writer(options)
}
