#include <sndfile.h>

// To keep the memory that every second of sound takes and gives back.
#include <malloc.h>
