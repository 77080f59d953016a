//go:build xvfb

package window_test

import (
	"crypto/tls"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"entrastudio/app/tenant/graphtest"
	"entrastudio/assets"
)

// BenchmarkTenThousandApps is what a person feels who works in a tenant of ten
// thousand apps: the longest time for which the window took no key and no click, for
// each thing that is done, and how much of it was the studio's own work. The rest is
// painting, which a graphics card does that a display in memory has not, and waiting
// for a processor: the first two things say how much that is when the studio does
// nothing, and own work is what its thread did in its longest own stall.
//
// Only the window is measured, so that nothing else may work meanwhile but what
// answers it: no picture is taken to see whether the window rests. A wait ends when
// the window's loop takes what a person did, not when it does what the measurement
// posted, which Fyne may leave for several turns (script/testdata/traced-window). And
// the server stands for Graph, which is another computer: this process gives way to
// the window. As the window of a second round would begin so, one round is run.
//
// It takes that program.
func BenchmarkTenThousandApps(b *testing.B) {
	path := os.Getenv("ENTRA_STUDIO_TRACED")
	if path == "" {
		b.Skip("ENTRA_STUDIO_TRACED names no program: make bench-window does")
	}
	server := graphtest.StartTLS(b)
	server.Fill(tenThousand)
	server.GiveApp("Application.Read.All", "Directory.Read.All")
	home := b.TempDir()
	b.Setenv("SSL_CERT_FILE", trusted(b, server.URL, home))
	b.Setenv("HARBOUR_SECRET", graphtest.AppSecret)
	for b.Loop() {
		trace := filepath.Join(home, "trace.json")
		p := startCall(b, home, []string{path, trace, planFor(b, server.URL, home)})
		giveWay(b)
		s := &stalls{program: p, server: server, trace: trace}
		s.work()
		p.keys("ctrl+q")
		if err := p.ended(); err != nil {
			b.Logf("it ended with %v", err)
		}
		s.report(b, s.waits(b))
	}
}

const tenThousand = 10_000

// giveWay lets every other process have a processor before this one: on Linux each
// thread has a priority of its own, which those that it starts inherit.
func giveWay(b *testing.B) {
	b.Helper()
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		b.Fatal(err)
	}
	for _, thread := range threads {
		id, err := strconv.Atoi(thread.Name())
		if err == nil {
			err = syscall.Setpriority(syscall.PRIO_PROCESS, id, 10)
		}
		if err != nil {
			b.Fatalf("thread %s: %v", thread.Name(), err)
		}
	}
}

// trusted writes the server's certificate where the program looks for whom it trusts.
func trusted(b *testing.B, address, folder string) string {
	b.Helper()
	connection, err := tls.Dial("tcp", strings.TrimPrefix(address, "https://"), &tls.Config{InsecureSkipVerify: true})
	if err != nil {
		b.Fatal(err)
	}
	defer connection.Close()
	path := filepath.Join(folder, "trusted.pem")
	block := pem.Block{Type: "CERTIFICATE", Bytes: connection.ConnectionState().PeerCertificates[0].Raw}
	if err := os.WriteFile(path, pem.EncodeToMemory(&block), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// planFor is the plan of the example, for the tenant of the server.
func planFor(b *testing.B, address, folder string) string {
	b.Helper()
	data, err := assets.Example("production-8.9")
	if err != nil {
		b.Fatal(err)
	}
	tenant := "  id: " + graphtest.TenantID + "\n  cloud: custom\n  loginUrl: " + address + "\n  graphUrl: " + address
	text := regexp.MustCompile(`(?m)^  id: .*$`).ReplaceAllString(string(data), tenant)
	path := filepath.Join(folder, "harbour.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// stalls is a person's work with the tenant, and when each part of it began.
type stalls struct {
	*program
	server *graphtest.Server
	trace  string
	names  []string
	begun  []time.Time
}

// begin begins a part of the work.
func (s *stalls) begin(name string) {
	s.names, s.begun = append(s.names, name), append(s.begun, time.Now())
}

// settles waits until the window has been quiet, which its trace says: a picture of
// it, as the tests take them to see that, costs one of the machine's processors just
// when the window needs it. A caret that fades is never quiet for long.
func (s *stalls) settles() {
	const quiet, enough = 600 * time.Millisecond, 3 * time.Second
	begun := time.Now()
	size, since := int64(0), begun
	for time.Since(since) < quiet && time.Since(begun) < enough {
		time.Sleep(quiet / 10)
		if written, err := os.Stat(s.trace); err == nil && written.Size() != size {
			size, since = written.Size(), time.Now()
		}
	}
}

// listed counts the answers of Graph that hold registrations.
func (s *stalls) listed() int {
	count := 0
	for _, call := range s.server.Calls() {
		if strings.HasPrefix(call.Path, "/applications") && strings.Contains(call.Path, "$top=") || strings.Contains(call.Path, "%24top=") {
			count++
		}
	}
	return count
}

// work does what a person does who looks for an app. The mouse only scrolls.
func (s *stalls) work() {
	s.begin("idle")
	time.Sleep(time.Second)
	s.begin("repaint")
	for y := range 8 {
		s.do("mousemove", "--window", s.window, "100", fmt.Sprint(93+38*y))
		time.Sleep(100 * time.Millisecond)
	}
	s.begin("open")
	s.keys("ctrl+9")
	s.settles()
	s.begin("sign in and compare")
	s.keys("space", "Down", "Down", "Down", "Down", "Return", "Tab")
	s.write(graphtest.AppClientID)
	s.keys("Tab")
	s.write("env:HARBOUR_SECRET")
	s.keys("Tab", "Return")
	s.until("comparison", func() bool { return len(s.server.TokenRequests()) > 0 && len(s.server.Calls()) > 6 })
	s.settles()
	s.begin("pull")
	s.keys("shift+Tab", "shift+Tab", "space", "Down", "Down", "Down", "Down", "Return", "shift+Tab")
	before := s.listed()
	s.keys("Return")
	s.until("list of all", func() bool { return s.listed()-before >= tenThousand/999 })
	s.settles()
	s.begin("scroll")
	s.do("mousemove", "--window", s.window, "480", "500")
	s.do("click", "--repeat", "60", "--delay", "15", "5")
	s.settles()
	s.begin("search")
	s.keys("Tab", "Tab")
	s.write("app-99")
	s.keys("BackSpace", "BackSpace", "BackSpace")
	s.settles()
	s.begin("leave and enter")
	s.keys("ctrl+1")
	s.settles()
	s.keys("ctrl+9")
	s.settles()
	s.begin("end")
}

// wait is a line of the trace.
type wait struct {
	From                  time.Time
	Long, CPU, Stolen     time.Duration
	Ours, Painting, Other int
	Where                 map[string]int
}

func (w *wait) long() time.Duration { return w.Long }

// ours is the studio's own share of a wait, by how often it was seen there.
func (w *wait) ours() time.Duration {
	return w.Long * time.Duration(w.Ours) / time.Duration(max(1, w.Ours+w.Painting+w.Other))
}

// waits reads the trace.
func (s *stalls) waits(b *testing.B) []wait {
	b.Helper()
	data, err := os.ReadFile(s.trace)
	if err != nil {
		b.Fatal(err)
	}
	var waits []wait
	for line := range strings.Lines(string(data)) {
		var w wait
		if json.Unmarshal([]byte(line), &w) == nil {
			waits = append(waits, w)
		}
	}
	return waits
}

// report says the longest wait of each part, and where the longest own one was. A
// wait in which the host took a processor away is told apart: it is no work of ours.
func (s *stalls) report(b *testing.B, waits []wait) {
	b.Helper()
	var stall, quiet, worst, work time.Duration
	for i, name := range s.names[:len(s.names)-1] {
		within := append(s.within(i, waits), wait{})
		longest, own := most(within, (*wait).long), most(within, (*wait).ours)
		undisturbed := most(slices.DeleteFunc(slices.Clone(within), func(w wait) bool { return w.Stolen > 0 }), (*wait).long)
		stall, quiet = max(stall, longest.Long), max(quiet, undisturbed.Long)
		worst = max(worst, own.ours())
		work = max(work, own.CPU*own.ours()/max(1, own.Long))
		b.Logf("%-20s longest %4d ms (%d ms stolen), undisturbed %4d ms, the studio's own at most %3d ms of %d ms (%d ms of the thread) %v", name,
			longest.Long.Milliseconds(), longest.Stolen.Milliseconds(), undisturbed.Long.Milliseconds(),
			own.ours().Milliseconds(), own.Long.Milliseconds(), own.CPU.Milliseconds(), often(own.Where))
	}
	for unit, figure := range map[string]time.Duration{"ms-stall": stall, "ms-undisturbed": quiet, "ms-own-stall": worst, "ms-own-work": work} {
		b.ReportMetric(float64(figure.Microseconds())/1000, unit)
	}
}

// most is the wait with the most of something; there is one at least.
func most(waits []wait, of func(*wait) time.Duration) wait {
	return slices.MaxFunc(waits, func(a, b wait) int { return int(of(&a) - of(&b)) })
}

// within are the waits that began in a part of the work.
func (s *stalls) within(part int, all []wait) []wait {
	var held []wait
	for _, w := range all {
		if !w.From.Before(s.begun[part]) && w.From.Before(s.begun[part+1]) {
			held = append(held, w)
		}
	}
	return held
}

// often names the functions that were seen most.
func often(where map[string]int) []string {
	names := slices.SortedFunc(maps.Keys(where), func(a, b string) int { return where[b] - where[a] })
	return names[:min(3, len(names))]
}
