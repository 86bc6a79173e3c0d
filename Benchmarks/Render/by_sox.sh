#!/bin/bash
# What a shell does: every cue spoken by espeak-ng, silence between, all put together by sox.
# Usage: by_sox.sh cues.csv out.wav
set -eu
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
number=0
now=0
list=()
while IFS=, read -r start text; do
  number=$((number + 1))
  text=${text#\"}
  at=$(awk "BEGIN { printf \"%d\", $start * 48000 }")
  espeak-ng -w "$parts/said.wav" -- "${text%$'\r'}"
  sox "$parts/said.wav" -r 48000 "$parts/$number.wav"
  length=$(soxi -s "$parts/$number.wav")
  if ((at > now)); then
    sox -n -r 48000 -c 1 -b 16 "$parts/$number-before.wav" trim 0 "$((at - now))s"
    list+=("$parts/$number-before.wav")
    now=$at
  fi
  list+=("$parts/$number.wav")
  now=$((now + length))
done < "$1"
sox "${list[@]}" "$2"
