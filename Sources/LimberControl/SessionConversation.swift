public import LimberPlayer

/// Turns what is heard into commands for a session, and what happens in it into what to listen for.
///
/// It has no clock and does nothing. What makes sense is decided by the machine of the player: what
/// it refuses is refused in sound.
public struct SessionConversation: Hashable, Sendable {
  private let commands: VoiceCommands
  private var footing = SessionFooting()
  /// Whether single words are understood, since somebody has called for attention.
  public private(set) var isAttentive = false
  /// Whether what is said is not for us, since somebody is on the phone.
  private var isInCall = false

  /// A conversation in the words of a language, before the session begins.
  public init(_ commands: VoiceCommands) {
    self.commands = commands
  }

  /// Learns what happened in the session; true if something else may be said now.
  public mutating func follow(_ event: PlayerEvent) -> Bool {
    let before = listening
    footing.apply(event)
    if case .handsFree(.makesRoom(let isInCall)) = event { self.isInCall = isInCall }
    return listening != before
  }

  /// Learns what was heard, and returns what the player is to be asked; nil if there is nothing.
  public mutating func hear(_ command: VoiceCommand) -> PlayerCommand? {
    isAttentive = command == .attention
    let isAsked = listening == .asked
    return switch command {
    case .start: footing.waiting == .start ? .ready : nil
    case .player(let command): command
    case .yes: isAsked ? .stop : nil
    // "Ready" is what leaves everything as it was before the question.
    case .no: isAsked ? .ready : nil
    case .number, .pace, .more, .attention: nil
    }
  }

  /// Forgets the call for attention.
  public mutating func relax() { isAttentive = false }

  /// What a person could mean now; nil where nothing can be asked for.
  public var listening: ListeningState? {
    if isInCall { return nil }
    return switch footing.state {
    case .standby: .idle
    case .playing: .running
    case .paused: .paused
    case .waiting: .waiting
    case .hurting: .hurting
    case .asking: .asked
    case .ready, .finished, .stopped: nil
    }
  }

  /// What to listen for now.
  public var vocabulary: Vocabulary {
    listening.map { commands.vocabulary(for: $0, short: isAttentive) } ?? Vocabulary()
  }

  /// What a person is told that they may say now: the first phrase of whatever makes sense.
  public var phrases: [String] {
    guard let listening else { return [] }
    let sensible = footing.state.commands
    let offered = listening.commands.filter { command in
      if case .player(let command) = command { sensible.contains(command) } else { true }
    }
    let phrases = commands.vocabulary(for: listening).phrases
    return offered.compactMap { command in phrases.first { $0.command == command }?.words }
  }
}
