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
    case .notice(let notice): words(of: notice)
    case .voiceBegan, .voiceEnded, .level: nil
    }
  }

  /// A JSON object on one line; `clock` is the seconds since the beginning.
  static func json(of event: EarsEvent, at clock: Double) -> String? {
    var fields: [(String, String)] = []
    switch event {
    case .heard(let heard): fields = [("event", text("heard"))] + Self.fields(of: heard)
    case .unheard(let nearest, let why):
      fields =
        [("event", text("unheard"))] + Self.fields(of: nearest) + [("why", text(why.rawValue))]
    case .notice(let notice):
      fields = [("event", text("notice")), ("text", text(words(of: notice)))]
    case .level(let level):
      fields = [
        ("event", text("level")), ("level", number(level.level)), ("floor", number(level.floor)),
      ]
    case .voiceBegan: fields = [("event", text("voiceBegan"))]
    case .voiceEnded: fields = [("event", text("voiceEnded"))]
    }
    fields.append(("at", number(clock)))
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

  /// What a notice says.
  static func words(of notice: EarsNotice) -> String {
    switch notice {
    case .noMicrophone(let reason): "no microphone: \(reason)"
    case .microphoneLost: "the microphone went away; it is taken again when it is back"
    case .microphoneFound(let name): "listening at \(name)"
    case .muted: "nothing comes from the microphone: it may be switched off"
    case .unmuted: "the microphone hears again"
    case .overloaded: "the microphone is too loud and cuts the sound off; lower its volume"
    case .coachTooLoud:
      "the loudspeaker is too loud in the microphone: nothing is heard while it plays"
    case .coachBearable: "commands are heard over the loudspeaker again"
    case .behind: "this machine is too busy: something was not listened to"
    case .noRecogniser(let reason): "nothing is understood: \(reason)"
    }
  }
}
