internal import Foundation
internal import LimberControl
internal import LimberExport
internal import LimberPlayer

/// What `limber listen` prints of what ears tell.
enum EarsLine {
  /// A line for people; nil for what is not worth one.
  static func text(of event: EarsEvent) -> String? {
    switch event {
    case .heard(let heard):
      "heard “\(heard.phrase)” (\(confidence(heard.score))): \(meaning(of: heard.command))"
    case .unheard(let nearest, let why):
      nearest.score < -3
        ? nil
        : "not a command: nearest “\(nearest.phrase)” (\(confidence(nearest.score))), \(words(of: why))"
    case .notice(let notice): notice.fact
    case .voiceBegan, .voiceEnded, .level: nil
    }
  }

  /// A JSON object on one line; `clock` is the seconds since the beginning, `late` those since a
  /// command ended, and `state` what went on.
  static func json(
    of event: EarsEvent, at clock: Double, late: Double?, while state: String?
  ) -> String? {
    var fields: [(String, String)] = []
    switch event {
    case .heard(let heard): fields = [("event", text("heard"))] + Self.fields(of: heard)
    case .unheard(let nearest, let why):
      fields =
        [("event", text("unheard"))] + Self.fields(of: nearest) + [("why", text(why.rawValue))]
    case .notice(let notice):
      fields = [("event", text("notice")), ("text", text(notice.fact))]
    case .level(let level):
      fields = [
        ("event", text("level")), ("level", number(level.level)), ("floor", number(level.floor)),
      ]
    case .voiceBegan: fields = [("event", text("voiceBegan"))]
    case .voiceEnded: fields = [("event", text("voiceEnded"))]
    }
    fields.append(("at", number(clock)))
    if let late { fields.append(("late", number(late))) }
    if let state { fields.append(("while", text(state))) }
    return "{" + fields.map { "\(text($0)):\($1)" }.joined(separator: ",") + "}"
  }

  private static func fields(of heard: Heard) -> [(String, String)] {
    [
      ("command", text("\(heard.command)")), ("phrase", text(heard.phrase)),
      ("score", number(heard.score)), ("end", number(Double(heard.end) / 16_000)),
    ]
  }

  /// A name may come from a stranger: nothing in it may end the string.
  private static func text(_ text: String) -> String { JSONValue.string(text).text }

  private static func number(_ value: Double) -> String { String(format: "%.3f", value) }

  /// How sure it is, for people: 100 % for a score of 0, and nothing below −3.
  static func confidence(_ score: Double) -> String {
    "\(Int((100 * max(0, 1 + score / 3)).rounded())) %"
  }

  /// What would happen.
  private static func meaning(of command: VoiceCommand) -> String {
    switch command {
    case .start: "a session would start"
    case .player(let command): "a session would take it for \(VoiceCommand.player(command))"
    case .yes, .no: "the answer \(command)"
    case .more: "more routines would be named"
    case .number(let number): "number \(number) would be chosen"
    case .pace(let pace): "the pace would be \(pace.rawValue)"
    case .attention: "single words would be understood for a while"
    }
  }

  private static func words(of why: Unheard) -> String {
    switch why {
    case .unclear: "but it was not clear enough"
    case .moreWords: "but there was more in it than that"
    case .ambiguous: "but another command was as near"
    case .loudspeaker, .coach: "but the loudspeaker said so"
    case .tooSoon: "but it came right after another one"
    }
  }
}
