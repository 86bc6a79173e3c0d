#pragma once

// A sound device that there is none of, under the names that libespeak-ng has for one.
//
// The engine asks for a device also when it only returns samples, and would show up at the sound server
// as a program that plays. It gets this one, as the names of a program go before those of libraries. Where
// the engine is linked from its archive, none of the libraries that a real one needs are loaded either.

struct audio_object;

struct audio_object *create_audio_device_object(const char *device, const char *program, const char *what);
