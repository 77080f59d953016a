// Package diagram draws a deployment as four columns: app registrations,
// components, roles, and the audiences of Identity's database. An edge carries
// what must be equal at both ends.
//
// It only says what stands where and which lines run between; a window and an
// export draw it with their own colours and words. It has no clock and measures no
// text, so the same deployment gives the same drawing everywhere.
package diagram
