//go:build cgo

package window

import (
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

// displayWait is how long a display on another machine may take to answer.
const displayWait = 10 * time.Second

// reachDisplay says why there is no X display of a name, which is that of the
// variable DISPLAY: the driver, which asks later, would panic.
func reachDisplay(name string) error {
	var reason error
	for _, at := range displayAddresses(name) {
		connection, err := net.DialTimeout(at.network, at.place, displayWait)
		if err == nil {
			return connection.Close()
		}
		reason = err
	}
	if reason == nil {
		return fmt.Errorf("there is no display to open the window on: DISPLAY is %q; the commands need none, see entra-studio --help", name)
	}
	return fmt.Errorf("there is no display to open the window on: DISPLAY is %q, and %w; the commands need none, see entra-studio --help", name, reason)
}

// displayAddresses are where a display listens, by the rules of X(7): a socket of
// this machine, whose name begins with @ where it is no file, or a port from 6000
// on. A name of another form has none.
func displayAddresses(name string) []address {
	colon := strings.LastIndex(name, ":")
	if colon < 0 {
		return nil
	}
	host := name[:colon]
	digits, _, _ := strings.Cut(name[colon+1:], ".")
	number, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || number > 65535-6000 {
		return nil
	}
	if host != "" && host != "unix" {
		return []address{{"tcp", net.JoinHostPort(host, strconv.FormatUint(6000+number, 10))}}
	}
	socket := "/tmp/.X11-unix/X" + strconv.FormatUint(number, 10)
	return []address{{"unix", "@" + socket}, {"unix", socket}}
}

// address is where something listens.
type address struct{ network, place string }
