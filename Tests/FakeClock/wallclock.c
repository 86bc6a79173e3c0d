/* A clock on the wall that is set while a program runs, for tests: preloaded into a program, it is
 * CLOCK_JUMP seconds off as soon as that has run for CLOCK_AFTER milliseconds. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static struct timespec start;

static int real_time(clockid_t clock, struct timespec *time) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
  return real(clock, time);
}

__attribute__((constructor)) static void begin(void) { real_time(CLOCK_MONOTONIC, &start); }

/* By how many seconds the clock is off now. */
static long jump(void) {
  const char *seconds = getenv("CLOCK_JUMP"), *after = getenv("CLOCK_AFTER");
  struct timespec now;
  if (!seconds || !after || real_time(CLOCK_MONOTONIC, &now)) return 0;
  long passed = (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
  return passed < atol(after) ? 0 : atol(seconds);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int failed = real_time(clock, time);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    time->tv_sec += jump();
  return failed;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  *time = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t *place) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  if (place) *place = now.tv_sec;
  return now.tv_sec;
}
