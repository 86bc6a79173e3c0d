#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
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

// A file in memory, which ends with the last descriptor of it.
static inline int limber_nameless_file(void) { return memfd_create("voice", MFD_CLOEXEC); }

// Swift cannot take the address of a C function. The file that libespeak-ng was loaded from.
static inline const char *limber_espeak_file(void) {
  Dl_info info;
  return dladdr((const void *)&espeak_Initialize, &info) ? info.dli_fname : 0;
}
