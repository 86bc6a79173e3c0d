internal import Foundation

/// One line of a list of jobs.
struct JobLine: Decodable {
  /// The routine, as it is named on the command line.
  var routine: String
  /// The file to write.
  var output: String
  /// Options of `limber render`; absent for none.
  var options: Options?
  /// The checksum that the output should have; absent if that is not known.
  var sha256: String?

  private enum Field: String, CodingKey, CaseIterable { case routine, output, options, sha256 }

  /// Reads a line; a field that means nothing is an error, since what was meant by it would be lost.
  init(from decoder: any Decoder) throws {
    let names = try decoder.singleValueContainer().decode([String: AnyField].self).keys
    if let name = names.sorted().first(where: { Field(rawValue: $0) == nil }) {
      throw UnknownField(name: name)
    }
    let fields = try decoder.container(keyedBy: Field.self)
    routine = try fields.decode(String.self, forKey: .routine)
    output = try fields.decode(String.self, forKey: .output)
    options = try fields.decodeIfPresent(Options.self, forKey: .options)
    sha256 = try fields.decodeIfPresent(String.self, forKey: .sha256)
    guard !words.contains(where: Self.namesOutput) else {
      throw UnfitOption(reason: "\"output\" is a field of a job, and no option")
    }
  }

  /// Whether a word would name another output than the field does.
  private static func namesOutput(_ word: String) -> Bool {
    word.prefix { $0 != "=" } == "--output" || word.hasPrefix("-o")
  }

  /// A field that a line of a list does not have.
  struct UnknownField: Error {
    let name: String
    /// The fields it does have.
    static let known = Field.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
  }

  /// An option that a job cannot have, or not more than once.
  struct UnfitOption: Error {
    let reason: String
  }

  /// Whatever a field holds.
  private struct AnyField: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  /// Options as the words of a command line, or by their long names.
  enum Options: Decodable {
    case words([String])
    case named([String: Value])

    /// The only option that may be given more than once.
    private static let repeatable = "choose"

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let words = try? container.decode([String].self) {
        self = .words(words)
      } else {
        let values = try container.decode([String: Value].self)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
          guard case .several = value, name != Self.repeatable else { continue }
          throw UnfitOption(reason: "\"\(name)\" has one value, not several")
        }
        self = .named(values)
      }
    }
  }

  /// The value of an option: a text or a number, true for a flag, or several for one that may be
  /// repeated.
  enum Value: Decodable {
    case text(String)
    case flag(Bool)
    case several([String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Int.self) {
        self = .text(String(number))
      } else if let number = try? container.decode(Double.self) {
        self = .text(String(number))
      } else if let texts = try? container.decode([String].self) {
        self = .several(texts)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// The command line that does it; nothing in it is taken for an option by mistake.
  var arguments: [String] { words + ["--output=\(output)", "--", routine] }

  private var words: [String] {
    switch options {
    case nil: []
    case .words(let words): words
    case .named(let values):
      values.sorted { $0.key < $1.key }.flatMap { name, value in
        switch value {
        case .text(let text): ["--\(name)=\(text)"]
        case .flag(let isOn): isOn ? ["--\(name)"] : []
        case .several(let texts): texts.map { "--\(name)=\($0)" }
        }
      }
    }
  }
}

/// The lines of a list, each with its number, counted from 1; empty ones are left out.
struct JobList {
  let lines: [(number: Int, text: String)]

  /// A list has no more bytes than this: about a million jobs.
  private static let limit = 256 << 20

  /// Reads a file, or standard input for `-`.
  init(_ path: String) throws {
    let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    guard let handle, let data = try? handle.read(upToCount: Self.limit + 1) ?? Data() else {
      throw Failure("cannot read \(path)", hint: "give a file with one job a line")
    }
    guard data.count <= Self.limit else {
      throw Failure("\(path) has more than 256 MiB", hint: "make several lists of it")
    }
    // What is no UTF-8 would name another file than the one that is meant.
    let texts = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(validating: $0, as: UTF8.self) ?? "this is no UTF-8" }
    lines = zip(1..., texts).map { (number: $0, text: $1) }
      .filter { !$0.text.allSatisfy(\.isWhitespace) }
  }
}
