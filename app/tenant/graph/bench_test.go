package graph_test

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graphtest"
)

// BenchmarkPull reads 10,000 registrations through Graph's adapter, and beside it
// by plain HTTP into the same types, page by page, from the same server. The goal
// is at most one and a half times as long.
func BenchmarkPull(b *testing.B) {
	const count = 10_000
	s := graphtest.Start(b)
	s.Fill(count)
	b.Run("graph", func(b *testing.B) {
		r := readerOf(b, s)
		for b.Loop() {
			all, err := r.Applications(context.Background(), tenant.Listing{})
			if err != nil || len(all) != count {
				b.Fatalf("got %d and %v", len(all), err)
			}
		}
	})
	b.Run("plain", func(b *testing.B) {
		token := s.Token(readRight)
		r := readerOf(b, s)
		if _, err := r.Applications(context.Background(), tenant.Listing{}); err != nil {
			b.Fatal(err)
		}
		calls := s.Calls()
		first := s.URL + "/v1.0" + calls[0].Path
		for b.Loop() {
			if n := len(plain(b, first, token)); n != count {
				b.Fatalf("got %d", n)
			}
		}
	})
}

// plain is what one would write without a library.
func plain(b *testing.B, next, token string) []tenant.Application {
	var all []tenant.Application
	for next != "" {
		request, err := http.NewRequest(http.MethodGet, next, nil)
		if err != nil {
			b.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+token)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			b.Fatal(err)
		}
		var page struct {
			Value []tenant.Application `json:"value"`
			Next  string               `json:"@odata.nextLink"`
		}
		err = json.NewDecoder(response.Body).Decode(&page)
		response.Body.Close()
		if err != nil {
			b.Fatal(err)
		}
		all, next = append(all, page.Value...), page.Next
	}
	return all
}
