/* first-frame RUNS COMMAND...: starts the command RUNS times on this display, which must have no window manager and
   no other window, and prints the milliseconds from start to the first painted frame (least and median) and the
   resident memory in kB two seconds later (median). "Painted" is a window with two colours at least: a window is
   mapped up to 130 ms before it is painted. It ends what it started. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { most_runs = 1000, patience_ms = 60000 };

/* A window may go away between being listed and being read. */
static int ignore_error(Display *d, XErrorEvent *e) { (void)d; (void)e; return 0; }

static double now_ms(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int is_painted(Display *d, Window w) {
	XWindowAttributes a;
	if (!XGetWindowAttributes(d, w, &a) || a.map_state != IsViewable || a.width < 50 || a.height < 20) return 0;
	XImage *image = XGetImage(d, w, 0, 0, a.width, a.height, AllPlanes, ZPixmap);
	if (!image) return 0;
	unsigned long first = XGetPixel(image, 0, 0);
	int painted = 0;
	for (int y = 0; y < a.height && !painted; y += 2)
		for (int x = 0; x < a.width && !painted; x++) painted = XGetPixel(image, x, y) != first;
	XDestroyImage(image);
	return painted;
}

static int any_painted(Display *d) {
	Window root, parent, *children = NULL;
	unsigned count = 0;
	int painted = 0;
	if (!XQueryTree(d, DefaultRootWindow(d), &root, &parent, &children, &count)) return 0;
	for (unsigned i = 0; i < count && !painted; i++) painted = is_painted(d, children[i]);
	if (children) XFree(children);
	return painted;
}

static double resident_kb(pid_t pid) {
	char path[64], line[256];
	long kb = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *status = fopen(path, "r");
	while (status && fgets(line, sizeof line, status))
		if (sscanf(line, "VmRSS: %ld", &kb) == 1) break;
	if (status) fclose(status);
	return kb;
}

static int by_size(const void *a, const void *b) {
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void end_process(pid_t pid) {
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

int main(int count, char **arguments) {
	static double ms[most_runs], kb[most_runs];
	int runs = count > 2 ? atoi(arguments[1]) : 0;
	Display *display = XOpenDisplay(NULL);
	if (runs < 1 || runs > most_runs || !display) {
		fprintf(stderr, "usage: first-frame RUNS COMMAND..., with DISPLAY set\n");
		return 2;
	}
	XSetErrorHandler(ignore_error);
	for (int run = 0; run < runs; run++) {
		double start = now_ms();
		pid_t pid = fork();
		if (pid == 0) {
			freopen("/dev/null", "w", stderr);
			execvp(arguments[2], arguments + 2);
			_exit(127);
		}
		while (!any_painted(display)) {
			if (now_ms() - start > patience_ms || waitpid(pid, NULL, WNOHANG) != 0) {
				fprintf(stderr, "first-frame: no painted window: %s\n", arguments[2]);
				end_process(pid);
				return 1;
			}
			usleep(1000);
		}
		ms[run] = now_ms() - start;
		sleep(2);
		kb[run] = resident_kb(pid);
		end_process(pid);
		while (any_painted(display)) usleep(1000);
	}
	qsort(ms, runs, sizeof *ms, by_size);
	qsort(kb, runs, sizeof *kb, by_size);
	printf("%.0f %.0f %.0f\n", ms[0], ms[runs / 2], kb[runs / 2]);
	return 0;
}
