// How long libespeak-ng itself takes to its first samples, and how much of the processor: in one process,
// and in a process forked for each utterance, as limber-espeak does it. `make bench-engine` runs it.
#define _GNU_SOURCE
#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 1000 };

static const char *const texts[] = {
  "Inhale.", "Hold it there.", "Breathe in through your nose.", "Three.", "Now lift your right arm,",
};

// When the utterance began, and what its first samples took: by the clock, and of the processor.
static struct { double clock, processor; } begun, *taken;
static int has_samples;

static double milliseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int heard(short *samples, int count, espeak_EVENT *events) {
  (void)samples, (void)events;
  if (count > 0 && !has_samples) {
    has_samples = 1;
    taken->clock = milliseconds(CLOCK_MONOTONIC) - begun.clock;
    taken->processor = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - begun.processor;
  }
  return 0;
}

static void say(const char *text) {
  has_samples = 0;
  begun.clock = milliseconds(CLOCK_MONOTONIC);
  begun.processor = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, 0, 0);
}

static int by_size(const void *one, const void *other) {
  double difference = *(const double *)one - *(const double *)other;
  return (difference > 0) - (difference < 0);
}

static void measure(const char *name, int forks) {
  static double clocks[ROUNDS], processors[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    const char *text = texts[round % (sizeof texts / sizeof *texts)];
    pid_t child = forks ? fork() : -1;
    if (child <= 0) say(text);
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, 0, 0);
    clocks[round] = taken->clock;
    processors[round] = taken->processor;
  }
  qsort(clocks, ROUNDS, sizeof *clocks, by_size);
  qsort(processors, ROUNDS, sizeof *processors, by_size);
  printf("first samples, %s: median %.2f ms, 99 of 100 %.2f ms; processor %.2f and %.2f ms\n", name,
    clocks[ROUNDS / 2], clocks[ROUNDS * 99 / 100], processors[ROUNDS / 2], processors[ROUNDS * 99 / 100]);
}

int main(void) {
  taken = mmap(0, sizeof *taken, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (taken == MAP_FAILED || espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, 0, espeakINITIALIZE_DONT_EXIT) <= 0)
    return 1;
  espeak_SetVoiceByName("en-us");
  espeak_SetParameter(espeakRATE, 140, 0);
  espeak_SetSynthCallback(heard);
  say("one");
  measure("each in a process of its own", 1);
  measure("all in one process", 0);
  return 0;
}
