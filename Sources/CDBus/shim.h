#include <dbus/dbus.h>
/* Not in Swift's own C module: what wakes the thread. */
#include <sys/eventfd.h>
