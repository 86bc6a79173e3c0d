"""What is played: routines, and the files that Limber makes of them."""

import os
import pathlib
import pty
import subprocess
import threading

from cards import Card

MINUTE = """Pose: Reach
Reach up.
Hold: 20 seconds
Lower your arms.

Pose: Fold
Fold forward.
Hold: 20 seconds
Come up.
"""
STILL = """Pose: Rest
Lie down.
Hold: 5 minutes, on purpose
"""
BREATHS = """Pose: Rest
Lie down.
Hold: 60 breaths, on purpose
"""
POSES = "".join(f"""Pose: Reach {number}
Reach up.
Hold: 20 seconds

""" for number in range(1, 31))
HOLDS = """Pose: Reach
Reach up.
Hold: 8 seconds
Reach a little further.
Hold: 8 seconds
Lower your arms.
Hold: 8 seconds
Reach up once more, slowly.
Hold: 8 seconds
Lower your arms, let the shoulders come down with them, and let the breath come and go as it likes.
"""


class Session:
    """A routine, and the file that Limber makes of it; words are spoken once for all of a folder."""

    def __init__(self, limber: str, folder: str, text: str):
        self.limber = limber
        pathlib.Path(folder).mkdir(exist_ok=True)
        self.script = f"{folder}/session.routine"
        self.file = f"{folder}/session.wav"
        self.store = f"{folder}/cache"
        pathlib.Path(self.script).write_text(text, encoding="utf-8")
        environment = dict(os.environ, XDG_CACHE_HOME=self.store, XDG_DATA_HOME=f"{folder}/data")
        subprocess.run(
            [limber, "render", self.script, "-o", self.file, "--force"], env=environment, check=True,
            stdout=subprocess.DEVNULL,
        )

    def play(self, card: Card, *words: str, **others) -> subprocess.Popen:
        """Starts to play it."""
        environment = {"XDG_CACHE_HOME": self.store, **others.pop("environment", {})}
        return card.start(
            [self.limber, "play", self.script, *words], environment=environment, **others
        )

    def on_screen(self, card: Card) -> tuple[subprocess.Popen, int]:
        """Starts to play it on a terminal; the program, and what its keys are written to."""
        inside, outside = pty.openpty()
        threading.Thread(target=drain, args=[inside], daemon=True).start()
        program = self.play(card, environment={"TERM": "xterm"}, stdin=outside, stdout=outside)
        return program, inside


def drain(file: int) -> None:
    """Reads what a program writes on its terminal, for as long as it does."""
    try:
        while os.read(file, 65_536):
            pass
    except OSError:
        pass


def mpv(card: Card, file: str, *words: str) -> subprocess.Popen:
    """Starts to play a file."""
    return card.start(["mpv", "--no-config", "--no-video", "--ao=pulse", *words, file])
