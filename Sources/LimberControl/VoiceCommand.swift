public import LimberPlayer

/// What a person means with a phrase they say.
public enum VoiceCommand: Hashable, Sendable {
  /// Begin the session.
  case start
  /// What a key could ask as well.
  case player(PlayerCommand)
  /// The answer yes.
  case yes
  /// The answer no.
  case no
  /// Hear of more things to choose from.
  case more
  /// The routine or answer with this number, from 1.
  case number(Int)
  /// A pace that can be chosen.
  case pace(SpokenPace)
  /// A call for attention, after which single words are understood for a while.
  case attention

  /// The highest number that can be said.
  public static let highestNumber = 20
}

/// A pace as one says it.
public enum SpokenPace: String, Hashable, Sendable, CaseIterable {
  case gentle, steady, brisk
}

extension VoiceCommand: CaseIterable {
  /// Every command there is a name for, in the order of their table.
  public static var allCases: [Self] {
    [.start] + PlayerCommand.allCases.filter { $0 != .toggle }.map(Self.player) + [
      .yes, .no, .more,
    ]
      + SpokenPace.allCases.map(Self.pace) + [.attention]
      + (1...highestNumber).map(Self.number)
  }
}

extension VoiceCommand: CustomStringConvertible {
  /// Its name in files, in lower case: `pause`, `say again`, `number 3`.
  public var description: String {
    switch self {
    case .start: "start"
    case .player(let command): Self.words(of: command)
    case .yes: "yes"
    case .no: "no"
    case .more: "more"
    case .number(let number): "number \(number)"
    case .pace(let pace): pace.rawValue
    case .attention: "attention"
    }
  }

  /// The command with this name; nil if there is none.
  public init?(named name: String) {
    guard let command = Self.allCases.first(where: { $0.description == name }) else { return nil }
    self = command
  }

  /// The name of a case in words: `say again` for `sayAgain`.
  private static func words(of command: PlayerCommand) -> String {
    command.rawValue.reduce(into: "") { words, letter in
      words += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
    }
  }
}
