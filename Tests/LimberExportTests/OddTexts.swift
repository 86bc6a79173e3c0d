import LimberTimeline

/// Words that break exporters which were not written with care (LANGUAGE.md 9, item 6).
enum OddTexts {
  /// What an author wrote, and what may be shown of it.
  static let all: [(written: String, shown: String)] = [
    ("A --> B", "A --> B"),
    ("&lt;b&gt; &amp; <b>", "&lt;b&gt; &amp; <b>"),
    ("1. Lie down", "1. Lie down"),
    ("=1+1", "=1+1"),
    ("[00:01.00]", "[00:01.00]"),
    (#"a\Nb "quoted""#, #"a\Nb "quoted""#),
    ("tab\there", "tab here"),
    ("line\u{2028}paragraph\u{2029}next\u{85}end", "line paragraph next end"),
    ("one\r\n\r\ntwo\u{B}three\u{C}four", "one two three four"),
    ("\u{A0} no-break \u{3000} spaces ", "no-break spaces"),
    ("42", "42"),
    ("\u{1B}[31mred\u{1B}[0m\u{9B}2J", "[31mred[0m2J"),
    ("nul\u{0} and\u{7F} more\u{1F}", "nul and more"),
    (
      "\u{202E}backwards\u{202C} \u{2066}isolated\u{2069}",
      "\u{202E}backwards\u{202C} \u{2066}isolated\u{2069}"
    ),
    ("NOTE this", "NOTE this"),
    ("e\u{301}t\u{E9} 👩‍👩‍👧 שלום", "e\u{301}t\u{E9} 👩‍👩‍👧 שלום"),
    ("\u{301}lonely mark", "\u{301}lonely mark"),
    ("path/with/slashes", "path/with/slashes"),
    ("", ""),
    (" \t\u{2028}", ""),
    ("\u{0}\u{1B}", ""),
  ]

  /// A timeline that says all of them, one every four seconds.
  static let timeline = {
    var builder = TimelineBuilder(title: "Odd\ttexts \u{2028}-->")
    builder.section("Odd & <others>", position: "on\nall \"fours\"")
    for text in all { builder.say(.instruct, text.written, in: .instruct, lasting: 4000) }
    return builder.timeline
  }()
}
