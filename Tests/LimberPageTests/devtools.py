"""Steers a headless Chromium over a pipe, by the DevTools protocol; needs nothing but Python."""

import base64
import fcntl
import json
import os
import select
import subprocess
import tempfile
import time


class Browser:
    """One browser with one page; `events` are all that it told so far."""

    ARGUMENTS = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--no-default-browser-check", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-audio-output", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--remote-debugging-pipe", "--password-store=basic",
        "--disable-features=Translate,OptimizationHints,MediaRouter",
    ]

    def __init__(self, program="chromium"):
        self.folder = tempfile.TemporaryDirectory(prefix="limber-page-", ignore_cleanup_errors=True)
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()

        def place():
            # First out of the way, then where the browser expects them.
            source, target = (fcntl.fcntl(fd, fcntl.F_DUPFD, 100) for fd in (theirs_in, theirs_out))
            os.dup2(source, 3)
            os.dup2(target, 4)

        self.process = subprocess.Popen(
            [program, *self.ARGUMENTS, "--user-data-dir=" + self.folder.name, "about:blank"],
            close_fds=False, preexec_fn=place, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(theirs_in)
        os.close(theirs_out)
        self.input, self.output = ours_in, ours_out
        self.buffer, self.number, self.session = b"", 0, None
        self.events, self.answers = [], {}
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.call(
            "Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def close(self):
        os.killpg(self.process.pid, 9)
        self.process.wait()
        self.folder.cleanup()

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0") if len(
            json.dumps(message)) < 60000 else self._write(json.dumps(message).encode() + b"\0")
        return self._answer(self.number, method)

    def _write(self, data):
        while data:
            data = data[os.write(self.output, data):]

    def _answer(self, number, method, patience=30):
        end = time.monotonic() + patience
        while number not in self.answers:
            self.listen(end - time.monotonic())
            if time.monotonic() > end:
                raise TimeoutError(method)
        answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def listen(self, patience):
        """Takes in what the browser has to tell, and waits for it at most so many seconds."""
        ready, _, _ = select.select([self.input], [], [], max(0, patience))
        if not ready:
            return
        data = os.read(self.input, 1 << 20)
        if not data:
            raise RuntimeError("the browser has ended")
        self.buffer += data
        *whole, self.buffer = self.buffer.split(b"\0")
        for text in whole:
            message = json.loads(text)
            if "id" in message:
                self.answers[message["id"]] = message
            else:
                self.events.append(message)

    def pause(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.listen(end - time.monotonic())

    # A page.

    def open(self, path):
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        self.until("document.readyState === 'complete'")

    def value(self, expression, gesture=False):
        result = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True,
            userGesture=gesture)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, expression, patience=15):
        end = time.monotonic() + patience
        while not self.value(expression):
            if time.monotonic() > end:
                raise TimeoutError(expression)
            self.pause(0.03)

    def key(self, name, code, number, text=None, modifiers=0):
        shared = dict(key=name, code=code, windowsVirtualKeyCode=number, modifiers=modifiers)
        extra = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **shared, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", **shared)

    def click(self, selector):
        box = self.value(
            f"(e => {{ e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            " const b = e.getBoundingClientRect();"
            f" return [b.x + b.width / 2, b.y + b.height / 2]; }})(document.querySelector({selector!r}))")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left",
                      clickCount=1)

    def screen(self, width, height, scale=1, phone=False, **features):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=scale, mobile=phone)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def paper(self):
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])
