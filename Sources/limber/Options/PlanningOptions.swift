internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberScript
internal import LimberTimeline

/// How a session is planned; the same for every command that plans one.
struct PlanningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "gentle, steady, brisk, or a number from 0.5 to 2; holds and counts stay as they are.",
      valueName: "pace"),
    completion: .list(["gentle", "steady", "brisk"]))
  var pace: String?

  @Option(
    help: ArgumentHelp(
      "easy, slow, calm, even, or a pattern such as \"4 in, 6 out\".", valueName: "breath"),
    completion: .list(["easy", "slow", "calm", "even"]))
  var breath: String?

  @Option(
    help: ArgumentHelp(
      "low, middle, high, a number from 0 to 1, or \"week 3 of 6\".", valueName: "dose"),
    completion: .list(["low", "middle", "high"]))
  var dose: String?

  @Option(
    help: ArgumentHelp("How long it should take, such as 12min.", valueName: "length"))
  var length: String?

  @Option(
    help: ArgumentHelp("standard, easier or deeper, for poses that have it.", valueName: "variant"),
    completion: .list(["standard", "easier", "deeper"]))
  var variant: String?

  @Option(
    help: ArgumentHelp(
      "A version of a pose, such as \"side bend=on a chair\"; may be given more than once.",
      valueName: "pose=version"))
  var choose: [String] = []

  @Option(
    help: ArgumentHelp(
      "A version that is taken where a session has it.", valueName: "pose=version",
      visibility: .hidden))
  var prefer: [String] = []

  @Option(
    help: ArgumentHelp("A voice; limber voices lists them.", valueName: "name"))
  var voice: String?

  @Option(
    help: ArgumentHelp("Words a minute, 80 to 300; cautions keep their own.", valueName: "words"))
  var rate: Int?

  @Option(
    help: ArgumentHelp(
      "full, short, or auto: short once you know the routine.", valueName: "wording"))
  var wording: WordingChoice?

  @Option(
    help: ArgumentHelp(
      "words, tones or off: how numbers are counted.", valueName: "style"),
    completion: .list(["words", "tones", "off"]))
  var count: String?

  @Option(
    help: ArgumentHelp(
      "words, tones or off: how breaths are called.", valueName: "style"),
    completion: .list(["words", "tones", "off"]))
  var breathCues: String?

  @Flag(
    name: .customLong("no-cache"), help: "Speak every word anew, and keep nothing of it.")
  var ignoresCache = false

  func validate() throws {
    _ = try plan()
    _ = try choice()
    if let rate, !(80...300).contains(rate) {
      throw ValidationError("--rate is a number from 80 to 300, not \(rate)")
    }
  }

  /// The options as the planner takes them.
  func plan() throws -> PlanOptions {
    var options = PlanOptions()
    if let pace {
      options.pace = try value(
        PlanOptions.pace(parsing: pace), "--pace", pace,
        takes: "gentle, steady, brisk, or a number from 0.5 to 2")
    }
    if let dose {
      options.dose = try value(
        PlanOptions.dose(parsing: dose), "--dose", dose,
        takes: "low, middle, high, a number from 0 to 1, or \"week 3 of 6\"")
    }
    if let breath {
      options.breath = try value(
        BreathPattern(parsing: breath), "--breath", breath,
        takes: "easy, slow, calm, even, or a pattern such as \"4 in, 6 out\"")
    }
    if let length {
      options.length = try value(
        PlanOptions.length(parsing: length), "--length", length,
        takes: "an amount of time such as 12min")
    }
    if let count { options.count = try style(count, "--count") }
    if let breathCues { options.breathCues = try style(breathCues, "--breath-cues") }
    return options
  }

  /// What is chosen among the forms of poses.
  func choice() throws -> Choice {
    var choice = Choice()
    if let variant {
      choice.variant = try value(
        Variant(rawValue: variant.lowercased()), "--variant", variant,
        takes: "standard, easier or deeper")
    }
    choice.versions = try versions(choose)
    choice.preferred = try versions(prefer)
    return choice
  }

  private func versions(_ texts: [String]) throws -> [String: String] {
    try texts.reduce(into: [:]) { versions, text in
      let parts = text.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError(
          "--choose takes a pose and its version, as in \"side bend=on a chair\", not "
            + "\"\(DisplayWidth.shown(text))\"")
      }
      versions[parts[0]] = parts[1]
    }
  }

  private func style(_ text: String, _ option: String) throws -> CueStyle {
    try value(CueStyle(rawValue: text.lowercased()), option, text, takes: "words, tones or off")
  }

  private func value<Value>(
    _ value: Value?, _ option: String, _ text: String, takes accepted: String
  ) throws -> Value {
    guard let value else {
      throw ValidationError("\(option) takes \(accepted), not \"\(DisplayWidth.shown(text))\"")
    }
    return value
  }
}
