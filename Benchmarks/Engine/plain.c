// Says what a file lists with libespeak-ng in one process, and keeps nothing: the least that the same words
// can cost. `make bench-speech` compares a session with it.
//
// The file: the name of a voice, then lines that begin with a plus sign and are put behind the voice's own,
// then what is to be said: rate, pitch, range, volume and word gap, and the words.
#define _GNU_SOURCE
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { RATE = 22050, LONGEST = 60 * RATE };

static short sound[LONGEST];
static size_t count, total;

static int heard(short *samples, int number, espeak_EVENT *events) {
  (void)events;
  if (number <= 0 || count + number > LONGEST) return number > 0;
  memcpy(sound + count, samples, number * sizeof *samples);
  count += number;
  return 0;
}

// Writes the voice's own lines into a file of its own, to which more can be added.
static FILE *own_lines(const char *voice) {
  const char *data;
  char path[400], line[400];
  espeak_Info(&data);
  if (espeak_SetVoiceByName(voice) != EE_OK) return NULL;
  snprintf(path, sizeof path, "%s/lang/%s", data, espeak_GetCurrentVoice()->identifier);
  FILE *own = fopen(path, "r"), *file = fdopen(memfd_create("voice", 0), "w");
  if (!own || !file) return NULL;
  while (fgets(line, sizeof line, own)) fputs(line, file);
  fclose(own);
  return file;
}

static void say(const char *line) {
  static const espeak_PARAMETER parameters[] = {
    espeakRATE, espeakPITCH, espeakRANGE, espeakVOLUME, espeakWORDGAP};
  for (int index = 0; index < 5; index++) {
    int value, length;
    if (sscanf(line, "%d %n", &value, &length) != 1) return;
    espeak_SetParameter(parameters[index], value, 0);
    line += length;
  }
  count = 0;
  espeak_Synth(line, strlen(line) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, 0, 0);
  total += count;
}

int main(int number, char **arguments) {
  char line[5000], path[40];
  FILE *list = number == 2 ? fopen(arguments[1], "r") : NULL, *voice = NULL;
  if (!list || espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, 0, espeakINITIALIZE_DONT_EXIT) <= 0) return 1;
  espeak_SetSynthCallback(heard);
  while (fgets(line, sizeof line, list)) {
    size_t end = strcspn(line, "\n");
    if (!voice) {
      line[end] = 0;
      voice = own_lines(line);
      if (!voice) return 1;
    } else if (*line == '+') {
      fputs(line + 1, voice);
    } else {
      if (!total) {
        fflush(voice);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(voice));
        if (espeak_ng_SetVoiceByFile(path) != ENS_OK) return 1;
      }
      line[end] = 0;
      say(line);
    }
  }
  printf("%.0f\n", (double)total / RATE);
  return 0;
}
