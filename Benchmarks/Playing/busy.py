"""Programs that take the processor from what is measured."""

import contextlib
import subprocess


@contextlib.contextmanager
def busy(count: int):
    """So many programs that do nothing, as fast as they can, for a while; none outlives it, or us."""
    hogs = []
    try:
        for _ in range(count):
            hogs.append(subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "sh", "-c", "while :; do :; done"]))
        yield
    finally:
        for hog in hogs:
            hog.kill()
        for hog in hogs:
            hog.wait()
