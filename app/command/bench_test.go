package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// BenchmarkTokenCommand measures the verb token as a whole process, from its
// start to its end, against a program of a few lines that only decodes. Both run
// by turns, so that a busy machine burdens both alike; the figures are medians.
func BenchmarkTokenCommand(b *testing.B) {
	folder := b.TempDir()
	studio, decoder := built(b, folder, "entrastudio"), built(b, folder, "entrastudio/app/command/testdata/decoder")
	unsigned := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"iss": ourLogin + "/v2.0", "tid": ourTenant, "aud": ourTenant, "azp": ourTenant, "ver": "2.0", "scp": "access",
		"groups": []string{ourTenant, ourTenant}, "exp": noon().Add(time.Hour).Unix(), "preferred_username": "ada@example.com",
	})
	text, err := unsigned.SignedString([]byte("only decoded"))
	if err != nil {
		b.Fatal(err)
	}
	var explain, decode spans
	for b.Loop() {
		explain.run(b, text, studio, "token", "-")
		decode.run(b, text, decoder)
	}
	b.ReportMetric(median(explain.wall).Seconds()*1000, "ms/token")
	b.ReportMetric(median(decode.wall).Seconds()*1000, "ms/decoder")
	b.ReportMetric(float64(median(explain.wall))/float64(median(decode.wall)), "x-wall")
	b.ReportMetric(float64(median(explain.cpu))/float64(median(decode.cpu)), "x-cpu")
}

// BenchmarkCheckCommand measures the verb check as a whole process on the guide's
// values, whose minor is recognised; beside it what "version" takes, which reads
// nothing.
func BenchmarkCheckCommand(b *testing.B) {
	folder := b.TempDir()
	studio := built(b, folder, "entrastudio")
	text, err := os.ReadFile("../../assets/examples/guide-8.8.yaml")
	if err != nil {
		b.Fatal(err)
	}
	plan := filepath.Join(folder, "plan.yaml")
	if err := os.WriteFile(plan, text, 0o600); err != nil {
		b.Fatal(err)
	}
	if said, err := exec.Command(studio, "export", plan, "-o", filepath.Join(folder, "bundle"), "--only", "helm").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	values := filepath.Join(folder, "bundle", "helm", "values.yaml")
	var check, version spans
	for b.Loop() {
		check.run(b, "", studio, "check", values)
		version.run(b, "", studio, "version")
	}
	b.ReportMetric(median(check.wall).Seconds()*1000, "ms/check")
	b.ReportMetric(median(check.cpu).Seconds()*1000, "cpu-ms/check")
	b.ReportMetric(median(version.wall).Seconds()*1000, "ms/version")
}

// built builds a program and installs it as a copy, as whoever measures it has it:
// the system keeps what a linker wrote in larger pieces, and counts eight megabytes
// more for the same program now and then.
func built(b testing.TB, folder, program string) string {
	b.Helper()
	linked, file := filepath.Join(b.TempDir(), "linked"), filepath.Join(folder, filepath.Base(program))
	build := exec.Command("go", "build", "-o", linked, program)
	build.Env = append(build.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	// By a program of its own: what this one fills counts as memory of those that it starts.
	if said, err := exec.Command("cp", linked, file).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	return file
}

// spans are how long a program took, each time that it ran.
type spans struct{ wall, cpu []time.Duration }

func (s *spans) run(b *testing.B, input, program string, args ...string) {
	command := exec.Command(program, args...)
	command.Stdin = strings.NewReader(input)
	began := time.Now()
	said, err := command.Output()
	if err != nil || len(said) == 0 {
		b.Fatalf("%s: %v, %d bytes", program, err, len(said))
	}
	s.wall = append(s.wall, time.Since(began))
	s.cpu = append(s.cpu, command.ProcessState.UserTime()+command.ProcessState.SystemTime())
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}
