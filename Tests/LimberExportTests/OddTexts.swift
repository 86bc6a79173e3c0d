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
    ("{\\an8}<i>up</i>", "{\\an8}<i>up</i>"),
    ("<00:12.00> word", "<00:12.00> word"),
    ("<audio src=\"/etc/passwd\"/>", "<audio src=\"/etc/passwd\"/>"),
    ("---", "---"),
    ("  @SUM(A1)", "@SUM(A1)"),
    ("a, \"b\"; c=d # e", "a, \"b\"; c=d # e"),
    ("", ""),
    (" \t\u{2028}", ""),
    ("\u{0}\u{1B}", ""),
  ]

  /// What may be shown of words; other words than these are taken to be clean, or are cleaned here
  /// by the rules of LANGUAGE.md 8.0.
  static func shown(_ text: String) -> String {
    if let known = all.first(where: { $0.written.utf8.elementsEqual(text.utf8) }) {
      return known.shown
    }
    var words: [[Unicode.Scalar]] = [[]]
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        words.append([])
      } else if scalar.properties.generalCategory != .control {
        words[words.count - 1].append(scalar)
      }
    }
    return words.filter { !$0.isEmpty }.map { String(String.UnicodeScalarView($0)) }
      .reduce(into: String.UnicodeScalarView()) { line, word in
        if !line.isEmpty { line.append(" ") }
        line += word.unicodeScalars
      }.description
  }

  /// A timeline whose poses are called so, each with a change of sides of that name.
  static let titles = {
    var builder = TimelineBuilder(title: "a=b; #c \\ [d] {e} <f> & \"g\" -->")
    for text in all {
      builder.section(text.written)
      builder.side = .left
      builder.say(.title, "Now.", in: .title, lasting: 4000)
      builder.side = .right
      builder.say(.switch, text.written, in: .switch, lasting: 3000)
    }
    return builder.timeline
  }()

  /// A timeline that says all of them, one every four seconds.
  static let timeline = {
    var builder = TimelineBuilder(title: "Odd\ttexts \u{2028}-->")
    builder.section("Odd & <others>", position: "on\nall \"fours\"")
    for text in all { builder.say(.instruct, text.written, in: .instruct, lasting: 4000) }
    return builder.timeline
  }()
}
