internal import LimberDiagnostics
internal import Yams

extension Diagnostic.Code {
  /// The file cannot be read.
  static let unreadable = Diagnostic.Code("V101")
  /// The file is not YAML, or not a list of fields.
  static let notFields = Diagnostic.Code("V102")
  /// A field that every profile needs is not there.
  static let missingField = Diagnostic.Code("V201")
  /// There is no such field.
  static let unknownField = Diagnostic.Code("V202")
  /// The value is of the wrong kind.
  static let wrongKind = Diagnostic.Code("V203")
  /// The value is outside of what is allowed.
  static let outOfRange = Diagnostic.Code("V204")
  /// The value is none of the words that may stand there.
  static let unknownWord = Diagnostic.Code("V205")
  /// The file is not named for its profile.
  static let otherName = Diagnostic.Code("V206")
  /// The voice that is to step in is not there.
  static let noFallback = Diagnostic.Code("V207")
  /// The engine has no such voice.
  static let noEngineVoice = Diagnostic.Code("V208")
  /// The value is allowed, and does harm.
  static let harmful = Diagnostic.Code("V209")
  /// The rate is higher than that of words that are made to fit.
  static let unfitRate = Diagnostic.Code("V210")
  /// A line of tuning is none.
  static let badTuning = Diagnostic.Code("V301")
}

extension Diagnostic {
  /// The error that a field is missing.
  static func missing(_ name: String, in source: Source, at place: Range<Int>) -> Diagnostic {
    Diagnostic(
      .error, .missingField, "the field \"\(name)\" is missing", in: source, at: Label(place)
    ).advising(.help("a voice needs a name, a language and a voice of its engine"))
  }

  /// The error that there is no such field; says which ones may be meant, or which there are.
  static func unknown(
    _ field: ProfileField, meaning close: [String], among names: [String], in source: Source
  ) -> Diagnostic {
    let words = close.map { "\"\($0)\"" }.joined(separator: " or ")
    let error = Diagnostic(
      .error, .unknownField, "there is no field \"\(field.ownName)\"", in: source,
      at: Label(field.key, close.isEmpty ? "" : "did you mean \(words)?"))
    guard !close.isEmpty else {
      return error.advising(.help("the fields here are \(names.joined(separator: ", "))"))
    }
    return close.count == 1 ? error.advising(.fix(Edit(field.key, close[0]))) : error
  }

  /// The error that a value is not what belongs there; `right` is what it was certainly to be.
  static func wrong(
    _ code: Code, _ field: ProfileField, takes accepted: String, meaning right: String? = nil,
    in source: Source
  ) -> Diagnostic {
    let written = field.value.string.map { "not \"\($0.prefix(40))\"" } ?? "not fields or a list"
    let error = Diagnostic(
      .error, code, "\(field.name) takes \(accepted), \(written)", in: source,
      at: Label(field.place))
    return right.map { error.advising(.fix(Edit(field.place, $0))) } ?? error
  }

  /// The warning that a value names something that is not there; `close` are the names that may be
  /// meant, and `advice` is given where there is none.
  static func absent(
    _ code: Code, _ message: String, _ field: ProfileField, meaning close: [String],
    else advice: String, in source: Source
  ) -> Diagnostic {
    let words = close.map { "\"\($0)\"" }.joined(separator: " or ")
    let warning = Diagnostic(
      .warning, code, message, in: source,
      at: Label(field.place, close.isEmpty ? "" : "did you mean \(words)?"))
    guard !close.isEmpty else { return warning.advising(.help(advice)) }
    return close.count == 1 ? warning.advising(.fix(Edit(field.place, close[0]))) : warning
  }
}
