"""Opens a page in a headless Chromium and does what a person does; prints one line for each finding.

Usage: browser.py PAGE MOMENTS, where MOMENTS is JSON: what has to be shown when.
A line is "ok" or "wrong", a tab, what was looked at, and, where it is wrong, a tab and what was seen.
"""

import json
import sys

from devtools import Browser

AUDIO = "document.getElementById('audio')"


class Visit:
    def __init__(self, page, moments):
        self.path, self.moments, self.delay = page, moments, 0
        self.browser = Browser()

    def expect(self, what, seen, wanted=True):
        if seen == wanted:
            print("ok", what, sep="\t", flush=True)
        else:
            print("wrong", what, f"{seen!r} instead of {wanted!r}", sep="\t", flush=True)

    def open(self, width=390, height=844, **features):
        self.browser.screen(width, height, phone=width < 600, **features)
        self.browser.open(self.path)
        self.browser.until(AUDIO + ".readyState > 0")
        self.delay = self.browser.value(
            "JSON.parse(document.getElementById('session').textContent).delay")

    def text(self, name):
        return self.browser.value(f"document.getElementById('{name}').textContent")

    def display(self, selector):
        return self.browser.value(
            f"getComputedStyle(document.querySelector({selector!r})).display")

    def seek(self, milliseconds):
        """Seeks while the sound waits, and answers when the page has had time to follow."""
        self.browser.value(
            f"new Promise(done => {{ {AUDIO}.addEventListener('seeked', done, {{once: true}});"
            f" {AUDIO}.currentTime = {(milliseconds + self.delay) / 1000}; }})"
            ".then(() => new Promise(done => setTimeout(done, 30)))")

    def time(self):
        return self.browser.value(AUDIO + ".currentTime") - self.delay / 1000

    def paused(self):
        return self.browser.value(AUDIO + ".paused")

    # What is looked at.

    def fresh(self):
        self.open()
        self.expect("the first button starts", self.text("play-word"), self.moments["start"])
        self.expect("what is now waits for the start", self.display("#now"), "none")
        self.expect("cautions come first", self.browser.value(
            "document.querySelector('main').innerText.indexOf('hurts') >= 0"))
        self.browser.until("document.documentElement.classList.contains('tracked')")
        self.expect("the captions come from the track", self.browser.value(
            AUDIO + ".textTracks[0].cues.length"), self.moments["captions"])

    def plays(self):
        self.browser.click("#play")
        self.browser.until(AUDIO + ".currentTime > 0.3")
        self.expect("it plays", self.paused(), False)
        self.expect("what is now is shown", self.display("#now") != "none")
        self.expect("the button pauses", self.text("play-word"), self.moments["pause"])
        self.expect("media keys know the pose", self.browser.value(
            "navigator.mediaSession.metadata.title"), self.moments["first"])
        self.expect("media keys know that it plays", self.browser.value(
            "navigator.mediaSession.playbackState"), "playing")
        before = self.text("left")
        self.browser.until(f"document.getElementById('left').textContent !== {before!r}")
        self.browser.click("#play")
        self.browser.until(AUDIO + ".paused")
        self.browser.pause(0.2)
        self.expect("it pauses", self.text("play-word"), self.moments["play"])

    def follows(self):
        for moment in self.moments["moments"]:
            self.seek(moment["at"])
            for name, wanted in moment["shown"].items():
                self.expect(f"{name} at {moment['at']} ms", self.text(name), wanted)

    def keys(self):
        self.seek(30_000)
        self.browser.value("document.activeElement.blur()")
        self.browser.key("ArrowLeft", "ArrowLeft", 37)
        self.expect("left goes back ten seconds", round(self.time()), 20)
        self.browser.key("ArrowRight", "ArrowRight", 39)
        self.expect("right goes on ten seconds", round(self.time()), 30)
        self.browser.key("ArrowRight", "ArrowRight", 39, modifiers=8)
        self.expect("shift and right goes to the next pose", round(self.time()), 40)
        self.browser.key("ArrowLeft", "ArrowLeft", 37, modifiers=8)
        self.expect("shift and left goes to the pose before", round(self.time()), 6)
        self.browser.key(" ", "Space", 32, text=" ")
        self.browser.until(f"!{AUDIO}.paused")
        self.browser.key(" ", "Space", 32, text=" ")
        self.browser.until(AUDIO + ".paused")
        self.browser.value("document.getElementById('play').focus()")
        self.browser.key(" ", "Space", 32, text=" ")
        self.browser.pause(0.2)
        self.expect("space on the button acts once", self.paused(), False)
        self.browser.key("Enter", "Enter", 13, text="\r")
        self.browser.pause(0.2)
        self.expect("so does enter", self.paused(), True)
        self.browser.value("document.getElementById('seek').focus()")
        before = self.time()
        self.browser.key("ArrowRight", "ArrowRight", 39)
        self.browser.pause(0.1)
        self.expect("the slider moves by a second", round(self.time() - int(before)), 1)
        order = []
        self.browser.value("document.activeElement.blur(); window.scrollTo(0, 0)")
        for _ in range(30):
            self.browser.key("Tab", "Tab", 9)
            order.append(self.browser.value(
                "document.activeElement.id || document.activeElement.localName"))
        self.expect("tab reaches everything", {"seek", "back", "play", "forward", "summary"} - set(order), set())

    def list(self):
        self.browser.click("#poses > ol > li:nth-child(3) h3 button")
        self.browser.until(f"!{AUDIO}.paused")
        self.expect("a pose in the list is jumped to", 40 <= self.time() < 43)
        self.expect("the list says where one is", self.browser.value(
            "[...document.querySelectorAll('[aria-current=step]')].map(e => e.closest('li').parentNode"
            " && [...e.closest('ol').children].indexOf(e.closest('li')))"), [2])
        self.expect("a jump is told once", self.text("said"), self.moments["said"])
        self.browser.click("#back")
        self.expect("back goes to the pose before", 6 <= self.time() < 9)
        self.browser.click("#forward")
        self.expect("forward goes to the next", 40 <= self.time() < 43)
        self.browser.value(AUDIO + ".pause()")

    def end(self):
        self.seek(self.moments["length"] - 300)
        self.browser.value(AUDIO + ".play()", gesture=True)
        self.browser.until(AUDIO + ".ended")
        self.browser.pause(0.1)
        self.expect("the end is told", self.text("what"), self.moments["done"])
        self.expect("nothing counts at the end", self.text("count"), "")
        self.browser.click("#play")
        self.browser.until(f"!{AUDIO}.paused && {AUDIO}.currentTime < 5")
        self.expect("it starts again", True)
        self.browser.value(AUDIO + ".pause()")

    def sound(self):
        """The place of the sound is heard in its pitch, which rises with time."""
        self.browser.value(
            "(async () => { window.context = new AudioContext(); await context.resume();"
            f" window.heard = context.createAnalyser(); heard.fftSize = 4096;"
            f" context.createMediaElementSource({AUDIO}).connect(heard); }})()", gesture=True)
        for second in self.moments["heard"]:
            self.seek(second * 1000)
            seen = self.browser.value(
                f"(async () => {{ await {AUDIO}.play(); await new Promise(done => setTimeout(done, 400));"
                " const wave = new Float32Array(heard.fftSize); heard.getFloatTimeDomainData(wave);"
                f" const place = {AUDIO}.currentTime; {AUDIO}.pause();"
                " let first = -1, last = -1, count = -1;"
                " for (let i = 1; i < wave.length; i += 1) { if (wave[i - 1] < 0 && wave[i] >= 0) {"
                " last = i - 1 + wave[i - 1] / (wave[i - 1] - wave[i]); if (first < 0) first = last; count += 1; } }"
                " return [place, count / ((last - first) / context.sampleRate)]; })()", gesture=True)
            heard = (seen[1] - self.moments["pitch"]) / self.moments["rise"]
            # The window that is listened to lies up to a quarter of a second back.
            near = -0.3 < heard - seen[0] < 0.1
            self.expect(f"the sound at {second} s is the one of its place", near or seen)

    def again(self):
        """A browser that plays no data URL tells an error; then the same bytes are a file."""
        self.open()
        length = self.browser.value(AUDIO + ".duration")
        self.browser.value(AUDIO + ".dispatchEvent(new Event('error'))")
        self.browser.until(AUDIO + ".readyState > 0 && " + AUDIO + ".src.startsWith('blob:')")
        self.expect("the second try has the same sound", self.browser.value(
            AUDIO + ".duration"), length)
        self.browser.click("#play")
        self.browser.until(AUDIO + ".currentTime > 0.1")
        self.expect("and plays", self.text("trouble"), "")
        self.browser.value(AUDIO + ".dispatchEvent(new Event('error'))")
        self.expect("after that the page says what to do", bool(self.text("trouble")))

    def calm(self):
        self.open(prefers_reduced_motion="reduce")
        self.browser.click("#play")
        sizes = set()
        for time in (46_100, 48_000, 52_000):
            self.seek(time)
            sizes.add(self.browser.value("document.getElementById('breath').style.transform"))
        self.expect("nothing moves where motion is not wanted", len(sizes), 1)
        self.expect("the breath is told in words", self.text("sub"), self.moments["breath"])
        self.browser.value(AUDIO + ".pause()")

    def paper(self):
        self.browser.call("Emulation.setEmulatedMedia", media="print")
        self.expect("paper has no player", self.display("#player"), "none")
        self.expect("paper has nothing that moves", self.display("#now"), "none")
        self.browser.value("window.dispatchEvent(new Event('beforeprint'))")
        seen = self.browser.value("document.body.innerText")
        for text in self.moments["paper"]:
            self.expect(f"paper tells: {text}", text in seen or seen)
        self.browser.value("window.dispatchEvent(new Event('afterprint'))")
        self.expect("what was folded is folded again", self.browser.value(
            "document.querySelectorAll('details[open]').length"), 0)
        self.expect("it can be printed", self.browser.paper().startswith(b"%PDF"))
        self.browser.call("Emulation.setEmulatedMedia", media="")

    def names(self):
        nodes = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        roles = {}
        for node in nodes:
            if not node.get("ignored"):
                role = node.get("role", {}).get("value")
                roles.setdefault(role, []).append(node.get("name", {}).get("value", ""))
        for role in ("main", "banner", "timer", "slider", "status"):
            self.expect(f"there is a {role}", role in roles or sorted(map(str, roles)))
        self.expect("every button has a name", [n for n in roles.get("button", []) if not n], [])
        self.expect("every region has a name", [n for n in roles.get("region", []) if not n], [])
        self.expect("one heading leads", self.browser.value(
            "document.querySelectorAll('h1').length"), 1)

    def fits(self):
        for width in (320, 390, 844, 1280):
            self.browser.screen(width, 700, phone=width < 900)
            self.browser.pause(0.1)
            self.expect(f"nothing sticks out at {width}", self.browser.value(
                "document.documentElement.scrollWidth <= innerWidth"))
        small = self.browser.value(
            "[...document.querySelectorAll('#player button')].filter(e => e.offsetParent)"
            ".filter(e => Math.min(e.offsetWidth, e.offsetHeight) < 44).map(e => e.id)")
        self.expect("every button is large enough for a finger", small, [])

    def colours(self):
        pairs = [("--ink", "--ground"), ("--quiet", "--ground"), ("--quiet", "--card"),
                 ("--care-ink", "--care"), ("--on-accent", "--accent"), ("--accent", "--ground"),
                 ("--ink", "--soft")]
        for scheme in ("light", "dark"):
            self.browser.screen(390, 844, phone=True, prefers_color_scheme=scheme)
            for front, back in pairs:
                colours = [self.browser.value(
                    f"getComputedStyle(document.documentElement).getPropertyValue('{name}').trim()")
                    for name in (front, back)]
                ratio = contrast(*colours)
                self.expect(f"{front} is read on {back} in the {scheme}", ratio >= 4.5 or ratio)

    def bare(self):
        """As a preview shows it, which runs no program."""
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.browser.open(self.path)
        self.expect("without the program there are the browser's controls",
                    self.display(".sound") != "none")
        self.expect("and no buttons that do nothing", self.display(".buttons"), "none")
        self.expect("and the poses", self.browser.value(
            "document.querySelectorAll('#poses > ol > li').length"), 3)
        self.browser.call("Emulation.setScriptExecutionDisabled", value=False)

    def quiet(self):
        asked = [event["params"]["request"]["url"] for event in self.browser.events
                 if event["method"] == "Network.requestWillBeSent"]
        outside = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
        self.expect("nothing is asked of any network", outside, [])
        told = [event["params"] for event in self.browser.events if event["method"] in (
            "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")]
        self.expect("the console stays empty", told, [])
        dialogs = [event for event in self.browser.events
                   if event["method"] == "Page.javascriptDialogOpening"]
        self.expect("no text of a stranger runs", dialogs, [])


def contrast(front, back):
    """The ratio of WCAG 2."""
    def light(colour):
        digits = colour.lstrip("#")
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        parts = [int(digits[index:index + 2], 16) / 255 for index in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    dark, bright = sorted((light(front), light(back)))
    return (bright + 0.05) / (dark + 0.05)


def main():
    visit = Visit(sys.argv[1], json.loads(sys.argv[2]))
    steps = [visit.fresh, visit.plays, visit.follows, visit.keys, visit.list, visit.end, visit.again, visit.calm,
             visit.paper, visit.names, visit.fits, visit.colours, visit.bare, visit.quiet]
    if visit.moments.get("heard"):
        steps.insert(6, visit.sound)
    try:
        for step in steps:
            try:
                step()
            except Exception as error:
                print("wrong", step.__name__, f"{type(error).__name__}: {error}", sep="\t", flush=True)
    finally:
        visit.browser.close()


main()
