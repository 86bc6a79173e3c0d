#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>

// Swift marks fork as unavailable, since other threads may hold locks. The worker that calls this
// checks that it has no thread but its own and the sleeping one of libespeak-ng.
static inline pid_t limber_fork(void) { return fork(); }

// Swift does not import variadic functions.
static inline int limber_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }

// Swift imports neither ppoll nor the macros of signal sets.
static inline void limber_hold_child_signals(void) {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, 0);
}

// Above zero as soon as there is input, below when a child has ended before.
static inline int limber_wait_for_input_or_child(int input) {
  struct pollfd wait = {input, POLLIN, 0};
  sigset_t none;
  sigemptyset(&none);
  return ppoll(&wait, 1, 0, &none);
}

// A file in memory, which ends with the last descriptor of it.
static inline int limber_nameless_file(void) { return memfd_create("voice", MFD_CLOEXEC); }

// Swift cannot take the address of a C function. The file that libespeak-ng was loaded from; none
// where it is part of the program.
static inline const char *limber_espeak_file(void) {
  Dl_info engine, own;
  if (!dladdr((const void *)&espeak_Initialize, &engine)) return 0;
  if (!dladdr((const void *)&limber_espeak_file, &own)) return 0;
  return engine.dli_fbase == own.dli_fbase ? 0 : engine.dli_fname;
}

// The file that the C library was loaded from.
static inline const char *limber_system_file(void) {
  Dl_info info;
  return dladdr((const void *)&getppid, &info) ? info.dli_fname : 0;
}
