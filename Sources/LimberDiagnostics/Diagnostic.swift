/// Something to say about a script: what is so, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable {
    /// The script cannot be played safely.
    case error
    /// The script plays, but probably not as meant.
    case warning
    /// Worth knowing.
    case note
  }

  /// The stable name of the rule, such as `R101`.
  public struct Code: Hashable, Sendable {
    /// The name.
    public var name: String

    /// Creates a code.
    public init(_ name: String) {
      self.name = name
    }
  }

  /// The rule.
  public var code: Code
  /// How much it matters.
  public var severity: Severity
  /// One plain sentence without a full stop that makes sense alone.
  public var message: String
  /// The script it is about.
  public var source: Source
  /// The smallest wrong part.
  public var label: Label
  /// Other lines that explain it.
  public var related: [Label]
  /// What to do about it, in the order to be shown.
  public var advice: [Advice]

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, _ code: Code, _ message: String, in source: Source, at label: Label
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.source = source
    self.label = label
    related = []
    advice = []
  }

  /// The same, with `labels` on other lines.
  public func relating(_ labels: Label...) -> Diagnostic {
    var copy = self
    copy.related += labels
    return copy
  }

  /// The same, with more advice.
  public func advising(_ advice: Advice...) -> Diagnostic {
    var copy = self
    copy.advice += advice
    return copy
  }

  /// Where it is, by line and column from 1.
  public var place: (line: Int, column: Int) {
    source.place(of: label.range.lowerBound)
  }
}

/// A part of a source that is pointed at, with a few words.
public struct Label: Hashable, Sendable {
  /// The bytes pointed at.
  public var range: Range<Int>
  /// The words beside the carets; may be empty.
  public var text: String

  /// Creates a label.
  public init(_ range: Range<Int>, _ text: String = "") {
    self.range = range
    self.text = text
  }
}

/// A replacement of some bytes of a source.
public struct Edit: Hashable, Sendable {
  /// The bytes to replace; empty to insert.
  public var range: Range<Int>
  /// What stands there afterwards.
  public var replacement: String

  /// Creates an edit.
  public init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// What a person can do about a diagnostic.
public struct Advice: Hashable, Sendable {
  /// The word it starts with: `fix`, `maybe`, `help`, `note`, or words of its own.
  public var heading: String
  /// The sentence after it; empty if the edited lines say it all.
  public var text: String
  /// The edits that do it.
  public var edits: [Edit]
  /// Whether it is the single, obvious change, so that a tool may make it.
  public var isSafe: Bool

  /// The single, obvious, very likely right change.
  public static func fix(_ edits: Edit..., title: String = "fix", text: String = "") -> Advice {
    Advice(heading: title, text: text, edits: edits, isSafe: true)
  }

  /// The same with as many edits as it takes.
  public static func fix(_ edits: [Edit], title: String) -> Advice {
    Advice(heading: title, text: "", edits: edits, isSafe: true)
  }

  /// One of several plausible changes.
  public static func maybe(_ edits: Edit..., title: String = "maybe") -> Advice {
    Advice(heading: title, text: "", edits: edits, isSafe: false)
  }

  /// An imperative that says what to do, with the lines to write where they help.
  public static func help(_ text: String, _ edits: Edit...) -> Advice {
    Advice(heading: "help", text: text, edits: edits, isSafe: false)
  }

  /// A fact that explains.
  public static func note(_ text: String) -> Advice {
    Advice(heading: "note", text: text, edits: [], isSafe: false)
  }
}
