#include "CNoDevice.h"

#include <errno.h>
#include <stddef.h>

struct audio_object *create_audio_device_object(const char *device, const char *program, const char *what) {
  (void)device, (void)program, (void)what;
  return NULL;
}

int audio_object_open(struct audio_object *object, int format, unsigned rate, unsigned char channels) {
  (void)object, (void)format, (void)rate, (void)channels;
  return ENODEV;
}

int audio_object_write(struct audio_object *object, const void *bytes, size_t count) {
  (void)object, (void)bytes, (void)count;
  return ENODEV;
}

int audio_object_drain(struct audio_object *object) {
  (void)object;
  return ENODEV;
}

int audio_object_flush(struct audio_object *object) {
  (void)object;
  return ENODEV;
}

void audio_object_close(struct audio_object *object) { (void)object; }

void audio_object_destroy(struct audio_object *object) { (void)object; }

const char *audio_object_strerror(struct audio_object *object, int error) {
  (void)object, (void)error;
  return "there is no sound device";
}
