internal import Yams

extension VoiceCommands {
  /// The commands of English, which are part of the program.
  public static let english: VoiceCommands = {
    do throws(VoiceCommandsError) {
      return try VoiceCommands(PackageResources.en_commands, file: "en.commands")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// Reads a file of commands, as docs/hands-free.md describes it.
  public init(_ bytes: [UInt8], file: String) throws(VoiceCommandsError) {
    let reader = try CommandsReader(bytes, file: file)
    self.init(
      tag: try reader.tag(), phrases: try reader.phrases("commands"),
      shortPhrases: try reader.phrases("short"))
  }
}

/// Reads the fields of a file of commands.
private struct CommandsReader {
  let file: String
  private let root: Node.Mapping
  private var sounds: [String: [[Phoneme]]] = [:]
  private var thresholds: [String: Double] = [:]

  /// How many words a phrase has at most, how many phonemes each of them, and in how many ways it
  /// may be pronounced: all of them are compared with everything that is heard.
  private static let (mostWords, mostPhonemes, mostWays) = (8, 24, 64)

  private static let fields = ["tag", "commands", "short", "sounds", "thresholds"]

  init(_ bytes: [UInt8], file: String) throws(VoiceCommandsError) {
    self.file = file
    if let (line, reason) = CommandsBounds.harm(in: bytes) {
      throw VoiceCommandsError(file: file, line: line, reason: reason)
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
    } catch {
      throw VoiceCommandsError(file: file, line: 1, reason: "this file is not YAML")
    }
    guard let mapping = node?.mapping else {
      throw VoiceCommandsError(file: file, line: 1, reason: "this file is not a list of fields")
    }
    root = mapping
    for name in mapping.keys where !Self.fields.contains(name.string ?? "") {
      throw error(
        name,
        "there is no field \"\(name.string ?? "")\"; there are \(Self.fields.joined(separator: ", "))"
      )
    }
    for (word, node) in try entries("sounds") {
      sounds[word] = try texts(node).map { text throws(VoiceCommandsError) in
        try phonemes(text, at: node)
      }
    }
    for (phrase, node) in try entries("thresholds") {
      guard let text = node.string, let threshold = Double(text), (-4...0).contains(threshold)
      else { throw error(node, "a threshold is a number from -4 to 0") }
      thresholds[phrase] = threshold
    }
  }

  func tag() throws(VoiceCommandsError) -> String {
    guard let tag = root["tag"]?.string, !tag.isEmpty else {
      throw VoiceCommandsError(file: file, line: 1, reason: "\"tag\" is missing here")
    }
    return tag
  }

  /// The phrases of a section, by what they mean.
  func phrases(_ section: String) throws(VoiceCommandsError) -> [VoiceCommand: [SpokenPhrase]] {
    var phrases: [VoiceCommand: [SpokenPhrase]] = [:]
    for (name, node) in try entries(section) {
      guard let command = VoiceCommand(named: name) else {
        throw error(node, "there is no command \"\(name)\"")
      }
      phrases[command] = try texts(node).map { words throws(VoiceCommandsError) in
        try phrase(words, means: command, at: node)
      }
    }
    return phrases
  }

  private func phrase(
    _ words: String, means command: VoiceCommand, at node: Node
  ) throws(VoiceCommandsError) -> SpokenPhrase {
    let choices = try words.lowercased().split(separator: " ").map {
      word throws(VoiceCommandsError) in
      guard let choices = sounds[String(word)] else {
        throw error(node, "\"sounds\" does not say how \"\(word)\" is pronounced")
      }
      return choices
    }
    let ways = choices.reduce(1) { min($0, Self.mostWays + 1) * min($1.count, Self.mostWays + 1) }
    guard choices.count <= Self.mostWords, ways <= Self.mostWays,
      choices.allSatisfy({ $0.allSatisfy { $0.count <= Self.mostPhonemes } })
    else { throw error(node, "\"\(words)\" is too long, or is pronounced in too many ways") }
    return SpokenPhrase(words, means: command, sounds: choices, threshold: thresholds[words])
  }

  private func phonemes(_ text: String, at node: Node) throws(VoiceCommandsError) -> [Phoneme] {
    try text.split(separator: " ").map { name throws(VoiceCommandsError) in
      guard let phoneme = Phoneme(rawValue: String(name)) else {
        throw error(node, "\"\(name)\" is no sound of ARPAbet")
      }
      return phoneme
    }
  }

  /// The entries of a section in their order; none if it is not there.
  private func entries(
    _ section: String
  ) throws(VoiceCommandsError) -> [(name: String, node: Node)] {
    guard let node = root[section] else { return [] }
    guard let mapping = node.mapping else {
      throw error(node, "\"\(section)\" is not a list of fields")
    }
    return mapping.map { (name: $0.key.string ?? "?", node: $0.value) }
  }

  /// The texts of a list, or the only one.
  private func texts(_ node: Node) throws(VoiceCommandsError) -> [String] {
    let texts = (node.sequence.map { Array($0) } ?? [node]).compactMap(\.string)
    guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) else {
      throw error(node, "this is not a text or a list like [one, two]")
    }
    return texts
  }

  private func error(_ node: Node, _ reason: String) -> VoiceCommandsError {
    VoiceCommandsError(file: file, line: node.mark?.line ?? 1, reason: reason)
  }
}
