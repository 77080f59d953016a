// Package compose writes a plan as files for docker compose: an env file for
// each container, with the variables that this container reads and no other, and
// a Compose file that gives each container its own. A file shared between
// containers leaks one component's secret into another (comment in Camunda's
// docker-compose 8.8: Optimize then signs in with Identity's).
package compose
