package graph

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"

	"entrastudio/app/tenant"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoft/kiota-abstractions-go/authentication"
	"github.com/microsoft/kiota-abstractions-go/serialization"
	"github.com/microsoft/kiota-abstractions-go/store"
	kiota "github.com/microsoft/kiota-http-go"
	jsonserialization "github.com/microsoft/kiota-serialization-json-go"
)

// client sends what the SDK's builders make.
type client struct {
	adapter *kiota.NetHttpRequestAdapter
	wire    *wire
	base    *url.URL
}

// Reader gives the tenant for reading. It opens no connection yet. What it gives
// has no method that writes, and its transport refuses every request but GET.
func Reader(options Options) (tenant.Directory, error) {
	c, err := connect(options, false)
	if err != nil {
		return nil, err
	}
	return &reader{c}, nil
}

// Writer gives the tenant for writing too. It opens no connection yet.
func Writer(options Options) (tenant.WritableDirectory, error) {
	c, err := connect(options, true)
	if err != nil {
		return nil, err
	}
	return &writer{reader{c}}, nil
}

// connect puts the SDK's adapter on our own wire. The token is put on there, and
// only for Graph's host: the SDK's own way leaves it out in silence when a host is
// listed with its port.
func connect(options Options, writable bool) (*client, error) {
	base, err := baseOf(options.Address)
	if err != nil {
		return nil, err
	}
	w := &wire{options: options.filled(), base: base, writable: writable}
	sender := &http.Client{
		Transport:     kiota.NewCustomTransportWithParentTransport(w, kiota.NewParametersNameDecodingHandler()),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	adapter, err := kiota.NewNetHttpRequestAdapterWithParseNodeFactoryAndSerializationWriterFactoryAndHttpClient(
		&authentication.AnonymousAuthenticationProvider{}, unread{}, bodies(), sender)
	if err != nil {
		return nil, err
	}
	adapter.SetBaseUrl(base.String())
	return &client{adapter: adapter, wire: w, base: base}, nil
}

// unread is what the SDK would read answers with. The client reads each of them, so
// it has nothing to do; the SDK's own reader would link every type that Graph knows:
// half of the program, set up at the start of every command.
type unread struct{}

// GetValidContentType claims no kind of answer.
func (unread) GetValidContentType() (string, error) { return "", errUnread }

// GetRootParseNode reads none.
func (unread) GetRootParseNode(string, []byte) (serialization.ParseNode, error) {
	return nil, errUnread
}

var errUnread = errors.New("answers are not read by the SDK")

// bodies writes models as JSON. The store behind a model is what writes null for
// a property that was set to nothing.
func bodies() serialization.SerializationWriterFactory {
	return store.NewBackingStoreSerializationWriterProxyFactory(jsonserialization.NewJsonSerializationWriterFactory())
}

// root is where the SDK's builders begin.
func (c *client) root() map[string]string { return map[string]string{"baseurl": c.base.String()} }

// send sends a request that a builder made and reads the answer into a pointer;
// nil reads nothing. The SDK's models are not read: what they do not know they
// would send back, and ten thousand of them take four times as long.
func (c *client) send(ctx context.Context, request *abstractions.RequestInformation, err error, into any) error {
	if err != nil {
		return failureOf(ctx, "Microsoft Graph", err)
	}
	var name string
	option := abstractions.NewRequestHandlerOption()
	option.SetResponseHandler(func(response any, _ abstractions.ErrorMappings) (any, error) {
		answer, ok := response.(*http.Response)
		if !ok || answer == nil {
			return nil, errNoAnswer
		}
		defer answer.Body.Close()
		name = nameOf(c.base, answer.Request)
		return nil, read(answer, into)
	})
	request.AddRequestOptions([]abstractions.RequestOption{option})
	if name = "Microsoft Graph"; request.UrlTemplate != "" {
		name = request.Method.String() + " to Microsoft Graph"
	}
	err = c.adapter.SendNoContent(ctx, request, nil)
	return failureOf(ctx, name, err)
}

// read decodes an answer. What is no JSON, ends early or is too large fails whole.
func read(answer *http.Response, into any) error {
	if into == nil {
		_, err := io.Copy(io.Discard, io.LimitReader(answer.Body, largestAnswer))
		return err
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, largestAnswer+1))
	switch {
	case err != nil:
		return err
	case len(data) > largestAnswer:
		return errTooLarge
	case len(data) == 0:
		return errNoAnswer
	}
	return json.Unmarshal(data, into)
}
