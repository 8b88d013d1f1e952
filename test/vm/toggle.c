/* Toggles inputs of the simulated chip: toggle interval_us count seconds file ... ; file is a pull of a line. One after the other gets
 * its next level. Prints the monotonic time in nanoseconds just before each write at the end, unless count is above 20000. Ends after so many seconds.
 * Prints first how long it took and how many writes there were. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  long interval = atol(argv[1]), count = atol(argv[2]), n;
  long long limit = atol(argv[3]) * 1000000000LL;
  int lines = argc - 4, fds[64];
  long long *times = calloc(count, sizeof *times), start, end;
  for (int i = 0; i < lines; i++)
    if ((fds[i] = open(argv[4 + i], O_WRONLY)) < 0) return 1;
  start = now();
  for (n = 0; n < count; n++) {
    if (now() - start > limit) break;
    if (interval) {
      long long due = start + n * interval * 1000LL;
      struct timespec t = {due / 1000000000LL, due % 1000000000LL};
      clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
    }
    times[n] = now();
    if (n / lines % 2 ? pwrite(fds[n % lines], "pull-down", 9, 0) < 0 : pwrite(fds[n % lines], "pull-up", 7, 0) < 0) return 2;
  }
  end = now();
  printf("%lld\n%ld\n", end - start, n);
  if (count <= 20000)
    for (long i = 0; i < n; i++) printf("%lld\n", times[i]);
  return 0;
}
