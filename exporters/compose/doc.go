// Package compose writes a plan as env files for docker compose, one for each
// container, with the variables that this container reads and no other. A file
// shared between containers leaks one component's secret into another (comment
// in Camunda's docker-compose 8.8: Optimize then signs in with Identity's).
package compose
