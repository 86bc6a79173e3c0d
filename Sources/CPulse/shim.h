#include <pulse/pulseaudio.h>
/* Not in Swift's own C module: what wakes the loop. */
#include <sys/eventfd.h>
