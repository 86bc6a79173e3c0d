#pragma once

// A sound device that there is none of, under the names that libespeak-ng has for one.
//
// The engine asks for a device also when it only returns samples. Where it is linked from its archive,
// it gets this one, and none of the libraries that a real one needs are loaded.

struct audio_object;

struct audio_object *create_audio_device_object(const char *device, const char *program, const char *what);
