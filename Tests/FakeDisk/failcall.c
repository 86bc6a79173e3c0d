/* A disk that fails at one call, for tests: preloaded into a program, it lets the n-th call fail that
 * makes, fills, secures or names a file in a folder called `fail-n`, and all later ones, too, if
 * FAIL_STAYS is set. FAIL_ERROR is the number of the error; without it, no space is left. Folders are
 * counted apart by their numbers, so one run over many folders meets a fault at every call. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 1000 };
static atomic_long calls[MOST];

static int fails(const char *path) {
  const char *folder = strstr(path, "fail-");
  if (!folder || !strchr(folder, '/')) return 0;
  long number = atol(folder + 5);
  if (number < 1 || number >= MOST) return 0;
  long call = atomic_fetch_add(&calls[number], 1) + 1, first = number;
  if (call < first || (call > first && !getenv("FAIL_STAYS"))) return 0;
  const char *error = getenv("FAIL_ERROR");
  errno = error ? atoi(error) : ENOSPC;
  return 1;
}

static int fails_at(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(path);
}

#define REAL(name) \
  static typeof(&name) real; \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name) \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    return flags & O_CREAT && fails(path) ? -1 : real(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t count) {
  REAL(write)
  return fails_at(file) ? -1 : real(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  REAL(pwrite)
  return fails_at(file) ? -1 : real(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  REAL(pwrite64)
  return fails_at(file) ? -1 : real(file, bytes, count, offset);
}

int fsync(int file) {
  REAL(fsync)
  return fails_at(file) ? -1 : real(file);
}

int link(const char *from, const char *to) {
  REAL(link)
  return fails(to) ? -1 : real(from, to);
}

int rename(const char *from, const char *to) {
  REAL(rename)
  return fails(to) ? -1 : real(from, to);
}
