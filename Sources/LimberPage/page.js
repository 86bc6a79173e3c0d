(function () {
  "use strict";
  var one = function (id) { return document.getElementById(id); };
  var session = JSON.parse(one("session").textContent);
  var words = session.words;
  var audio = one("audio");
  var body = document.body;
  var stages = session.stages;
  var poses = session.sections;
  var list = document.querySelectorAll("#poses > ol > li");
  var shown = {};
  var seeking = false;
  var captions = session.captions;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var wide = window.matchMedia("(min-width: 60rem)");
  var isSecondTry = false;
  document.documentElement.classList.add("js");
  audio.controls = false;
  body.classList.toggle("single", poses.length < 2);

  // Words and numbers.

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : all;
    });
  }

  function clock(ms) {
    var seconds = Math.max(0, Math.ceil(ms / 1000 - 0.0005));
    var minutes = Math.floor(seconds / 60);
    var two = function (number) { return (number < 10 ? "0" : "") + number; };
    if (minutes < 60) { return minutes + ":" + two(seconds % 60); }
    return Math.floor(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
  }

  function show(id, text) {
    if (shown[id] === text) { return; }
    shown[id] = text;
    one(id).textContent = text;
  }

  // The last of the rows that has begun; each row starts with its time.
  function indexAt(rows, time) {
    var low = 0;
    var high = rows.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (rows[middle].start <= time) { low = middle; } else { high = middle - 1; }
    }
    return low;
  }

  function eased(part) { return part * part * (3 - 2 * part); }

  // Where the session is.

  function now() {
    return Math.min(session.duration, Math.max(0, Math.round(audio.currentTime * 1000) - session.delay));
  }

  function breathAt(stage, time) {
    var cycle = (stage.end - stage.start) / stage.breaths;
    var passed = Math.min(Math.max(0, time - stage.start), stage.end - stage.start - 1);
    var number = Math.min(stage.breaths, Math.floor(passed / cycle) + 1);
    var within = passed - (number - 1) * cycle;
    var out = within - stage.inhale;
    if (out < 0) { return { number: number, word: words.inhale, full: eased(within / stage.inhale) }; }
    if (out < stage.exhale) { return { number: number, word: words.exhale, full: 1 - eased(out / stage.exhale) }; }
    return { number: number, word: words.empty, full: 0 };
  }

  function showBreath(stage, time) {
    var size = 0.86;
    var sub = "";
    if (stage.breaths) {
      var breath = breathAt(stage, time);
      size = calm.matches ? 0.86 : 0.62 + 0.38 * breath.full;
      sub = breath.word + " · " + breath.number + "/" + stage.breaths;
    } else if (stage.repeats) {
      var length = stage.end - stage.start;
      var number = Math.floor((time - stage.start) * stage.repeats / length) + 1;
      sub = fill(words.of, { n: Math.min(stage.repeats, Math.max(1, number)), m: stage.repeats });
    }
    show("sub", sub);
    one("breath").style.transform = "scale(" + size.toFixed(4) + ")";
  }

  function showTurn(stage) {
    var key = (stage.side || "") + "|" + (stage.set || "");
    if (shown.turn === key) { return; }
    shown.turn = key;
    var turn = one("turn");
    turn.textContent = "";
    [["side", stage.side], ["set", stage.set]].forEach(function (entry) {
      if (!entry[1]) { return; }
      var span = document.createElement("span");
      span.className = entry[0];
      span.textContent = entry[1];
      turn.appendChild(span);
    });
  }

  // The words of a moment; captions that begin together stand together.
  function captionAt(time) {
    var texts = [];
    for (var index = captions.length ? indexAt(captions, time) : -1; index >= 0; index -= 1) {
      var caption = captions[index];
      if (time < caption.start || time >= caption.end) { break; }
      texts.unshift(caption.text);
    }
    return texts.join(" ");
  }

  function showSection(index) {
    if (shown.section === index) { return; }
    shown.section = index;
    show("pose", poses[index].title);
    show("place", poses[index].place);
    list.forEach(function (item, other) {
      item.classList.toggle("here", other === index && !body.classList.contains("fresh"));
      var button = item.querySelector("h3 button");
      if (other === index) { button.setAttribute("aria-current", "step"); } else { button.removeAttribute("aria-current"); }
    });
    describe();
  }

  function draw() {
    var time = now();
    var stage = stages[indexAt(stages, time)];
    showSection(stage.section);
    showTurn(stage);
    one("now").classList.toggle("listening", !stage.window);
    var ended = audio.ended || time >= session.duration;
    show("what", ended ? words.done : stage.what);
    show("count", ended ? "" : clock(stage.until - time));
    show("next", ended ? "" : stage.next);
    showBreath(stage, time);
    var part = stage.window ? Math.min(1, (time - stage.start) / (stage.end - stage.start)) : 0;
    one("part").style.strokeDasharray = Math.max(0.0001, part).toFixed(4) + " 2";
    var caption = captionAt(time);
    show("caption", caption);
    show("passed", clock(Math.floor(time / 1000) * 1000));
    show("left", "-" + clock(session.duration - time));
    if (!seeking) { one("seek").value = String(Math.floor(time / 1000)); }
    one("seek").setAttribute("aria-valuetext", fill(words.seekValue, {
      time: clock(Math.floor(time / 1000) * 1000), total: clock(session.duration), name: poses[stage.section].title
    }));
    var isPlaying = !audio.paused && !audio.ended;
    body.classList.toggle("playing", isPlaying);
    var fresh = body.classList.contains("fresh");
    show("play-word", isPlaying ? words.pause : ended ? words.again : fresh ? words.start : words.play);
  }

  var isDrawing = false;
  function drawOn() {
    draw();
    isDrawing = !audio.paused && !document.hidden;
    if (isDrawing) { window.requestAnimationFrame(drawOn); }
  }
  function drawFromNow() { if (isDrawing) { return; } isDrawing = true; drawOn(); }

  // What a person does.

  function begin() {
    if (!body.classList.contains("fresh")) { return; }
    body.classList.remove("fresh");
    one("now").hidden = false;
    shown.section = undefined;
    window.scrollTo(0, 0);
  }

  function play() {
    begin();
    if (audio.ended || now() >= session.duration) { audio.currentTime = 0; }
    var promise = audio.play();
    if (!promise) { return; }
    promise.catch(function (error) {
      var isToBeTried = error.name === "NotSupportedError" && !isSecondTry;
      if (error.name !== "AbortError" && !isToBeTried) { complain(); }
    });
  }

  function toggle() { if (audio.paused || audio.ended) { play(); } else { audio.pause(); } }

  function seek(ms) {
    audio.currentTime = (Math.min(session.duration, Math.max(0, ms)) + session.delay) / 1000;
    draw();
    place();
  }

  function go(index) {
    var target = Math.min(poses.length - 1, Math.max(0, index));
    begin();
    seek(poses[target].start);
    show("said", [poses[target].title, poses[target].place].filter(Boolean).join(". "));
  }

  function section() { return stages[indexAt(stages, now())].section; }
  function goBack() {
    var here = section();
    go(now() - poses[here].start > 3000 ? here : here - 1);
  }
  function goOn() { if (section() + 1 < poses.length) { go(section() + 1); } }

  one("play").addEventListener("click", toggle);
  one("back").addEventListener("click", goBack);
  one("forward").addEventListener("click", goOn);
  one("seek").addEventListener("input", function () {
    seeking = true;
    begin();
    seek(Number(one("seek").value) * 1000);
  });
  one("seek").addEventListener("change", function () { seeking = false; });
  list.forEach(function (item, index) {
    item.querySelector("h3 button").addEventListener("click", function () {
      go(index);
      play();
      if (!wide.matches) { window.scrollTo(0, 0); }
    });
  });

  // Space and arrows, wherever they do nothing else.
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) { return; }
    if (event.target.closest && event.target.closest("button, input, summary, a, audio")) {
      if (event.key === " " || event.target.closest("input")) { return; }
    }
    if (event.key === " ") { toggle(); }
    else if (event.key === "ArrowLeft") { if (event.shiftKey) { goBack(); } else { begin(); seek(now() - 10000); } }
    else if (event.key === "ArrowRight") { if (event.shiftKey) { goOn(); } else { begin(); seek(now() + 10000); } }
    else { return; }
    event.preventDefault();
  });

  // What the sound does.

  ["play", "pause", "seeked", "timeupdate", "ended", "ratechange"].forEach(function (name) {
    audio.addEventListener(name, function () { if (name === "play") { drawFromNow(); } else { draw(); } });
  });
  ["play", "pause", "ended", "seeked", "loadedmetadata"].forEach(function (name) {
    audio.addEventListener(name, function () { place(); stayAwake(); });
  });
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) { drawFromNow(); stayAwake(); }
  });

  // Some browsers play no data URL, but the same bytes as a file of their own.
  audio.addEventListener("playing", function () { show("trouble", ""); });
  audio.addEventListener("error", function () {
    if (isSecondTry) { complain(); return; }
    isSecondTry = true;
    try {
      var parts = audio.getAttribute("src").split(";base64,");
      var text = window.atob(parts[1]);
      var bytes = new Uint8Array(text.length);
      for (var index = 0; index < text.length; index += 1) { bytes[index] = text.charCodeAt(index); }
      audio.src = URL.createObjectURL(new Blob([bytes], { type: parts[0].slice(5) }));
      audio.load();
      if (!body.classList.contains("fresh")) { play(); }
    } catch (error) { complain(); }
  });

  function complain() { show("trouble", words.cannotPlay); }

  // The captions of the track; where a browser cannot read it, the same ones from the session.
  var track = one("track");
  track.track.mode = "hidden";
  function takeCaptions() {
    var cues = track.track.cues;
    if (!cues || cues.length !== session.captions.length) { return; }
    captions = Array.prototype.map.call(cues, function (cue) {
      var text = cue.getCueAsHTML ? cue.getCueAsHTML().textContent : cue.text;
      return { start: Math.round(cue.startTime * 1000), end: Math.round(cue.endTime * 1000), text: text };
    });
    document.documentElement.classList.add("tracked");
    draw();
  }
  if (track.readyState === 2) { takeCaptions(); } else { track.addEventListener("load", takeCaptions); }

  // The lock screen, and the buttons of a headset.

  var media = navigator.mediaSession;
  function handle(name, action) {
    try { media.setActionHandler(name, action); } catch (error) { /* This one is unknown here. */ }
  }
  if (media) {
    handle("play", play);
    handle("pause", function () { audio.pause(); });
    handle("previoustrack", goBack);
    handle("nexttrack", goOn);
    handle("seekbackward", function (details) { seek(now() - (details.seekOffset || 10) * 1000); });
    handle("seekforward", function (details) { seek(now() + (details.seekOffset || 10) * 1000); });
    handle("seekto", function (details) { seek(details.seekTime * 1000); });
  }

  function describe() {
    if (!media || !window.MediaMetadata) { return; }
    var pose = poses[shown.section];
    media.metadata = new window.MediaMetadata({ title: pose.title, artist: session.title, album: pose.place });
  }

  function place() {
    if (!media) { return; }
    media.playbackState = audio.paused ? "paused" : "playing";
    if (!media.setPositionState) { return; }
    try {
      media.setPositionState({ duration: session.duration / 1000, playbackRate: audio.playbackRate || 1, position: now() / 1000 });
    } catch (error) { /* No length is known yet. */ }
  }

  // The screen stays on while the session plays, where a browser lets it.

  var lock = null;
  function stayAwake() {
    var isWanted = !audio.paused && !audio.ended && !document.hidden;
    if (!isWanted) {
      if (lock) { lock.release().catch(function () {}); }
      lock = null;
    } else if (!lock && navigator.wakeLock) {
      navigator.wakeLock.request("screen").then(function (granted) {
        lock = granted;
        granted.addEventListener("release", function () { if (lock === granted) { lock = null; } });
      }).catch(function () {});
    }
  }

  // On paper, what is folded is open.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("details"), function (item) { return !item.open; });
    opened.forEach(function (item) { item.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (item) { item.open = false; });
  });

  draw();
})();
