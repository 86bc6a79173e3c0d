/* A sound card that nobody hears, for tests: it keeps every frame that it played.
 *
 * An ALSA plug-in over a ring of samples, which the monotonic clock empties. A frame is taken when
 * its time has come and not before, so that whatever was overwritten until then counts, as it does
 * on a card. asound.conf names it:
 *
 *   pcm_type.fakecard { lib "/path/to/fakecard.so" }
 *   pcm.fakecard { type fakecard  out "/path/card"  wake_ms 0  doze_ms 0  ppm 0 }
 *
 * "card.raw" gets the frames, s16le stereo, one start of the card after the other; "card.log" a line
 * "start NANOSECONDS FRAME" for each start, with the frame of card.raw that it began with.
 *
 * wake_ms: so much is swallowed after a start, and after doze_ms of nothing but zeros.
 * ppm: how many millionths the card is too fast.
 *
 * Preloaded into the server it also answers two questions that decide whether the server uses its
 * timers and its rewinding, as it does with a card in a laptop. */
#define _GNU_SOURCE
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <time.h>

enum { RATE = 48000, FRAME = 4, TICK = 1000000 };

struct card {
  snd_pcm_ioplug_t plug;
  pthread_mutex_t lock;
  pthread_t clock;
  atomic_bool is_over;
  bool is_running;
  long wake, doze, ppm;
  /* How many frames it still swallows, and for how many it got nothing but zeros. */
  long deaf, quiet;
  /* Since its start: when that was, and how many frames it has played; and in all. */
  int64_t start;
  uint64_t played, total;
  snd_pcm_uframes_t boundary;
  FILE *frames, *log;
};

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* What of a frame can be heard by a device that sleeps when nothing happens. */
static uint32_t heard(struct card *card, uint32_t frame) {
  if (!card->wake) return frame;
  if (!frame) {
    card->quiet++;
  } else {
    if (card->doze && card->quiet > card->doze) card->deaf = card->wake;
    card->quiet = 0;
  }
  if (!card->deaf) return frame;
  card->deaf--;
  return 0;
}

/* Plays what is due. What was played is blanked, so that nothing is heard twice by accident. */
static void play(struct card *card) {
  const snd_pcm_channel_area_t *area = snd_pcm_ioplug_mmap_areas(&card->plug);
  if (!card->is_running || !area) return;
  double rate = RATE * (1 + card->ppm * 1e-6);
  uint64_t due = (uint64_t)((double)(now() - card->start) * rate / 1e9);
  uint32_t *ring = (uint32_t *)((char *)area[0].addr + area[0].first / 8);
  for (; card->played < due; card->played++, card->total++) {
    uint32_t *place = &ring[card->played % card->plug.buffer_size];
    uint32_t frame = heard(card, *place);
    *place = 0;
    fwrite(&frame, FRAME, 1, card->frames);
  }
  fflush(card->frames);
}

/* The card's own thread: looks every millisecond, and wakes the server after every period. */
static void *run(void *data) {
  struct card *card = data;
  uint64_t period = 0;
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  while (!atomic_load(&card->is_over)) {
    time.tv_nsec += TICK;
    if (time.tv_nsec >= 1000000000) {
      time.tv_nsec -= 1000000000;
      time.tv_sec++;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL);
    pthread_mutex_lock(&card->lock);
    play(card);
    if (card->is_running && card->plug.period_size) {
      uint64_t next = card->played / card->plug.period_size;
      if (next != period) eventfd_write(card->plug.poll_fd, 1);
      period = next;
    }
    pthread_mutex_unlock(&card->lock);
  }
  return NULL;
}

static int start(snd_pcm_ioplug_t *plug) {
  struct card *card = plug->private_data;
  pthread_mutex_lock(&card->lock);
  card->start = now();
  card->played = 0;
  card->deaf = card->wake;
  card->is_running = true;
  fprintf(card->log, "start %lld %llu\n", (long long)card->start, (unsigned long long)card->total);
  fflush(card->log);
  pthread_mutex_unlock(&card->lock);
  return 0;
}

static int stop(snd_pcm_ioplug_t *plug) {
  struct card *card = plug->private_data;
  pthread_mutex_lock(&card->lock);
  play(card);
  card->is_running = false;
  pthread_mutex_unlock(&card->lock);
  return 0;
}

static int prepare(snd_pcm_ioplug_t *plug) {
  struct card *card = plug->private_data;
  pthread_mutex_lock(&card->lock);
  card->is_running = false;
  card->played = 0;
  pthread_mutex_unlock(&card->lock);
  return 0;
}

static snd_pcm_sframes_t pointer(snd_pcm_ioplug_t *plug) {
  struct card *card = plug->private_data;
  pthread_mutex_lock(&card->lock);
  play(card);
  uint64_t place = card->played % (card->boundary ? card->boundary : plug->buffer_size);
  pthread_mutex_unlock(&card->lock);
  return (snd_pcm_sframes_t)place;
}

static int set_software(snd_pcm_ioplug_t *plug, snd_pcm_sw_params_t *settings) {
  struct card *card = plug->private_data;
  return snd_pcm_sw_params_get_boundary(settings, &card->boundary);
}

static int answer_poll(
    snd_pcm_ioplug_t *plug, struct pollfd *polled, unsigned count, unsigned short *events) {
  eventfd_t value;
  *events = 0;
  if (count && (polled[0].revents & POLLIN)) {
    eventfd_read(plug->poll_fd, &value);
    *events = POLLOUT;
  }
  return 0;
}

static int end(snd_pcm_ioplug_t *plug) {
  struct card *card = plug->private_data;
  atomic_store(&card->is_over, true);
  pthread_join(card->clock, NULL);
  fclose(card->frames);
  fclose(card->log);
  close(plug->poll_fd);
  free(card);
  return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
  .start = start, .stop = stop, .prepare = prepare, .pointer = pointer,
  .sw_params = set_software, .poll_revents = answer_poll, .close = end,
};

/* Opens "out" with an ending, to go on with what is there. */
static FILE *file(const char *out, const char *ending) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s", out, ending);
  return fopen(path, "a");
}

/* One format, and rings of 128 frames to 4 s: what a server may ask of the card. */
static int restrict_settings(snd_pcm_ioplug_t *plug) {
  const unsigned access[] = { SND_PCM_ACCESS_MMAP_INTERLEAVED, SND_PCM_ACCESS_RW_INTERLEAVED };
  const unsigned format[] = { SND_PCM_FORMAT_S16_LE };
  int error = snd_pcm_ioplug_set_param_list(plug, SND_PCM_IOPLUG_HW_ACCESS, 2, access);
  error |= snd_pcm_ioplug_set_param_list(plug, SND_PCM_IOPLUG_HW_FORMAT, 1, format);
  error |= snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_CHANNELS, 2, 2);
  error |= snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_RATE, RATE, RATE);
  error |= snd_pcm_ioplug_set_param_minmax(
      plug, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64 * FRAME, 2 * RATE * FRAME);
  error |= snd_pcm_ioplug_set_param_minmax(
      plug, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 128 * FRAME, 4 * RATE * FRAME);
  error |= snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_PERIODS, 2, 1024);
  return error ? -EINVAL : 0;
}

/* Reads the settings of asound.conf into the card; returns "out". */
static const char *read_settings(struct card *card, snd_config_t *conf) {
  const char *out = NULL, *name;
  snd_config_iterator_t place, next;
  snd_config_for_each(place, next, conf) {
    snd_config_t *entry = snd_config_iterator_entry(place);
    if (snd_config_get_id(entry, &name) < 0) continue;
    if (!strcmp(name, "out")) snd_config_get_string(entry, &out);
    if (!strcmp(name, "wake_ms")) snd_config_get_integer(entry, &card->wake);
    if (!strcmp(name, "doze_ms")) snd_config_get_integer(entry, &card->doze);
    if (!strcmp(name, "ppm")) snd_config_get_integer(entry, &card->ppm);
  }
  card->wake *= RATE / 1000;
  card->doze *= RATE / 1000;
  return out;
}

SND_PCM_PLUGIN_DEFINE_FUNC(fakecard) {
  (void)root;
  if (stream != SND_PCM_STREAM_PLAYBACK) return -EINVAL;
  struct card *card = calloc(1, sizeof *card);
  if (!card) return -ENOMEM;
  const char *out = read_settings(card, conf);
  card->frames = out ? file(out, ".raw") : NULL;
  card->log = out ? file(out, ".log") : NULL;
  if (!card->frames || !card->log) return -EINVAL;
  fseek(card->frames, 0, SEEK_END);
  card->total = (uint64_t)ftell(card->frames) / FRAME;
  pthread_mutexattr_t settings;
  pthread_mutexattr_init(&settings);
  /* The server's thread may be more urgent than the card's, and must not wait for what is less so. */
  pthread_mutexattr_setprotocol(&settings, PTHREAD_PRIO_INHERIT);
  pthread_mutex_init(&card->lock, &settings);
  card->plug.version = SND_PCM_IOPLUG_VERSION;
  card->plug.name = "A card that nobody hears";
  card->plug.callback = &callbacks;
  card->plug.private_data = card;
  card->plug.mmap_rw = 1;
  card->plug.flags = SND_PCM_IOPLUG_FLAG_BOUNDARY_WA | SND_PCM_IOPLUG_FLAG_MONOTONIC;
  card->plug.poll_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  card->plug.poll_events = POLLIN;
  int error = snd_pcm_ioplug_create(&card->plug, name, stream, mode);
  if (error < 0) return error;
  error = restrict_settings(&card->plug);
  if (error < 0) return error;
  pthread_create(&card->clock, NULL, run, card);
  *pcmp = card->plug.pcm;
  return 0;
}
SND_PCM_PLUGIN_SYMBOL(fakecard);

/* The server asks whether this is a card, and whether it runs where timers cannot be trusted. */
int snd_pcm_info_get_card(const snd_pcm_info_t *info) {
  (void)info;
  return 0;
}

int pa_running_in_vm(void) { return 0; }
