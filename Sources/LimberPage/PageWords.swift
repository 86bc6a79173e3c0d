internal import LimberExport
internal import LimberTimeline

/// What a page says by itself, in one language.
struct PageWords {
  /// The language of the words, which is that of the session where we have words in it.
  let language: String
  private let texts: [String: String]

  /// The languages there are words in.
  static let languages = ["en", "de", "fr", "es"]

  /// The words for sessions in a language, a BCP 47 tag; English ones where we have no others.
  init(for tag: String) {
    let primary = tag.lowercased().prefix { $0.isLetter }
    language = Self.languages.first { $0 == primary } ?? "en"
    texts = Self.texts(in: Self.file(language))
  }

  /// The names of all texts.
  var names: [String] { texts.keys.sorted() }

  /// A text, with what stands in braces replaced by values of that name.
  subscript(name: String, values: KeyValuePairs<String, String> = [:]) -> String {
    guard let text = texts[name] else {
      preconditionFailure("there are no words for \(name) in \(language)")
    }
    return Self.filled(text, values)
  }

  /// The text for one or for many, with the number.
  func counted(_ number: Int, _ name: String) -> String {
    self["\(name)-\(number == 1 ? "one" : "many")", ["n": String(number)]]
  }

  /// One pass, so that braces in a value stay what they are.
  private static func filled(_ text: String, _ values: KeyValuePairs<String, String>) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = rest[rest.index(after: start)..<end]
      let value = values.first { $0.key == name }?.value
      result += rest[..<start] + (value ?? "{\(name)}")
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func texts(in file: [UInt8]) -> [String: String] {
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    let pairs = lines.filter { !$0.hasPrefix("#") }.compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].dropFirst()))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func file(_ language: String) -> [UInt8] {
    switch language {
    case "de": PackageResources.de_words
    case "fr": PackageResources.fr_words
    case "es": PackageResources.es_words
    default: PackageResources.en_words
    }
  }
}

extension PageWords {
  /// An amount with its unit: `20 seconds`, `1 minute 30 seconds`, `5 breaths`.
  func amount(_ dose: Dose) -> String {
    switch dose.unit {
    case .breath: return counted(dose.value, "breath")
    case .time: return counted(dose.value, "time")
    case .second: return seconds(dose.value)
    case .minute:
      let (minutes, rest) = dose.value.quotientAndRemainder(dividingBy: 60_000)
      guard minutes > 0 else { return seconds(rest) }
      let whole = counted(minutes, "minute")
      return rest == 0 ? whole : "\(whole) \(seconds(rest))"
    }
  }

  private func seconds(_ milliseconds: Int) -> String {
    guard milliseconds % 1000 != 0 else { return counted(milliseconds / 1000, "second") }
    let digits = DecimalNumber.thousandths(milliseconds).description
      .split(separator: ".").joined(separator: self["decimal"])
    return self["second-many", ["n": digits]]
  }

  /// What is done in a window: `Hold`; nil for what is not timed.
  func activity(_ kind: Slot.Kind) -> String? {
    switch kind {
    case .hold, .move, .flow, .reps, .rest, .gate: self[kind.rawValue]
    case .pause: self["stillness"]
    case .title, .safety, .instruct, .announce, .switch, .set, .release, .phase: nil
    }
  }

  /// What is done in a window, and how much of it: `Hold, 20 seconds`.
  func task(_ slot: Slot) -> String? {
    guard let activity = activity(slot.kind), let dose = slot.dose else {
      return activity(slot.kind)
    }
    return self["join", ["what": activity, "dose": amount(dose)]]
  }
}
