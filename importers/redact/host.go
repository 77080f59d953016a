package redact

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
)

var (
	address = pattern.New(`(?i)\b[a-z][a-z0-9+.-]*(?:://|%3a%2f%2f|:\\/\\/)(?:[^\s/@"'<>%]*@)?([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)`)
	// named is a host alone, as a value.
	named = pattern.New(`(?im)(?:[=:]\s*|^\s*-\s+|")["']?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,}))(?::\d+)?["']?\s*(?:,|$)`)
	// packages are names of Java programs, which look like hosts.
	packages = pattern.New(`(?i)^(?:com|org|io|net|java|javax|jakarta|sun|reactor)\.`)
)

// learnHosts gathers the hosts of a text.
func (s *shroud) learnHosts(text string) {
	eachLine(text, holding("://", "%3A%2F%2F", "%3a%2f%2f", `:\/\/`), func(line string) string {
		for _, match := range address.FindAllStringSubmatch(line, -1) {
			s.learnHost(match[1])
		}
		return line
	})
	eachLine(text, atSign, func(line string) string {
		for _, match := range mail.FindAllStringSubmatch(line, -1) {
			s.learnHost(match[3])
		}
		return line
	})
	if len(text) > largestWritten {
		return
	}
	for _, match := range named.FindAllStringSubmatch(text, -1) {
		if topLevel(match[2]) && !packages.MatchString(match[1]) {
			s.learnHost(match[1])
		}
	}
}

func (s *shroud) learnHost(host string) {
	host = strings.ToLower(host)
	if s.seen[host] {
		return
	}
	s.seen[host] = true
	if s.host(host) == host || strings.Trim(host, "0123456789.") == "" {
		return
	}
	s.hosts = append(s.hosts, host)
	// The organisation's own name stands in many other places.
	if ending := kept(host); ending != "" {
		before := strings.TrimSuffix(strings.TrimSuffix(host, ending), ".")
		s.learnName(before[strings.LastIndexByte(before, '.')+1:])
	} else if strings.Contains(host, ".") {
		domain := registered(host)
		s.hosts = append(s.hosts, domain)
		own, _, _ := strings.Cut(domain, ".")
		s.learnName(own)
	}
}

// topLevel reports an ending that hosts in files have; a file's name or a key
// has another.
func topLevel(ending string) bool {
	const shortest = 2
	return len(ending) == shortest && !slices.Contains([]string{"sh", "py", "md", "js", "ts", "gz", "so", "go", "rs"}, ending) ||
		slices.Contains([]string{"com", "org", "net", "info", "biz", "cloud", "dev", "app", "local", "internal", "corp", "lan", "intern", "example", "test", "bank", "tech", "online", "group"}, ending)
}

// kept finds the ending of a host that is not the organisation's: Microsoft's,
// a cluster's, a provider's. What stands before it may still be.
func kept(host string) string {
	for _, ending := range []string{
		"svc.cluster.local", "cluster.local", "svc", "local", "internal", "onmicrosoft.com", "onmicrosoft.us", "onmschina.cn",
		"azurewebsites.net", "azurecr.io", "cloudapp.azure.com", "azmk8s.io", "postgres.database.azure.com", "blob.core.windows.net",
		"vault.azure.net", "ciamlogin.com", "b2clogin.com", "amazonaws.com", "googleapis.com", "example.com", "example.org", "example.net", "example",
	} {
		if host == ending || strings.HasSuffix(host, "."+ending) {
			return ending
		}
	}
	return ""
}

// everybodys reports a host that is the same for everybody.
func everybodys(host string) bool {
	for _, cloud := range catalog.Clouds() {
		for _, known := range append([]string{cloud.Login, cloud.V1Issuer, cloud.Graph}, cloud.Aliases...) {
			if u, err := url.Parse(known); err == nil && (u.Hostname() == host || known == host) {
				return true
			}
		}
	}
	for _, ending := range []string{
		"microsoft.com", "microsoftonline.com", "azure.com", "windows.net", "camunda.com", "camunda.io", "camunda.org", "github.com", "githubusercontent.com",
		"docker.io", "docker.com", "quay.io", "kubernetes.io", "k8s.io", "w3.org", "ietf.org", "openid.net", "xmlsoap.org", "json-schema.org",
		"spring.io", "springframework.org", "apache.org", "elastic.co", "bitnami.com", "jwt.io", "jwt.ms", "localhost",
	} {
		if host == ending || strings.HasSuffix(host, "."+ending) && kept(host) == "" {
			return true
		}
	}
	return false
}

// registered is the domain that an organisation registered: the last two parts
// of a host, or three under an ending such as co.uk.
func registered(host string) string {
	parts := strings.Split(host, ".")
	size := 2
	if n := len(parts); n > 2 && len(parts[n-1]) == 2 && slices.Contains([]string{"co", "com", "org", "net", "gov", "ac", "edu"}, parts[n-2]) {
		size = 3
	}
	return strings.Join(parts[max(0, len(parts)-size):], ".")
}

// host is the stand-in of a host. It keeps the shape: a part of a domain stays
// a part of it, and words of the trade stay.
func (s *shroud) host(host string) string {
	lower := strings.ToLower(host)
	if everybodys(lower) {
		return host
	}
	ending := kept(lower)
	standIn := ending
	if ending == "" && strings.Contains(lower, ".") {
		ending = registered(lower)
		standIn = fmt.Sprintf("org%d.example", number(s.domains, ending))
	}
	before := strings.TrimSuffix(strings.TrimSuffix(lower, ending), ".")
	if before != "" {
		labels := strings.Split(before, ".")
		for i, label := range labels {
			labels[i] = s.label(label)
		}
		standIn = strings.TrimSuffix(strings.Join(labels, ".")+"."+standIn, ".")
	}
	return cased(standIn, host)
}

// label is one part of a host; its own parts stand between hyphens.
func (s *shroud) label(label string) string {
	parts := strings.FieldsFunc(label, func(r rune) bool { return r == '-' || r == '_' })
	for _, part := range parts {
		if !s.common.knows(part) {
			label = replacePart(label, part, fmt.Sprintf("h%d", number(s.labels, part)))
		}
	}
	return label
}

// replacePart replaces one part between hyphens.
func replacePart(label, part, by string) string {
	return newMatcher([]string{part}, wordEdge).replace(label, func(string) string { return by })
}
