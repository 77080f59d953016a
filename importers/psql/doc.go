// Package psql reads the audiences of Management Identity's table
// public.permissions out of what database clients print: psql in all its
// formats, CSV, JSON, and copies from pgAdmin or DBeaver.
package psql
