/* A disk that is full from some write on, for tests: preloaded into a program, it lets FULL_AFTER
 * writes to files through whose paths hold FULL_PATH, and answers every later one with "no space
 * left". A count of all of them is kept in the file FULL_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long writes;

/* Whether a write to this file finds the disk full. */
static int is_full(int file) {
  const char *wanted = getenv("FULL_PATH"), *after = getenv("FULL_AFTER");
  char link[64], path[4096];
  if (!wanted || !after) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (!strstr(path, wanted)) return 0;
  long number = atomic_fetch_add(&writes, 1) + 1;
  const char *count = getenv("FULL_COUNT");
  FILE *told = count ? fopen(count, "w") : NULL;
  if (told) {
    fprintf(told, "%ld\n", number);
    fclose(told);
  }
  if (number <= atol(after)) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
  return is_full(file) ? -1 : real(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return pwrite64(file, bytes, count, offset);
}

int ftruncate64(int file, off64_t length) {
  static int (*real)(int, off64_t);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "ftruncate64");
  return is_full(file) ? -1 : real(file, length);
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }
