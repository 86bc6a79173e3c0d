internal import ArgumentParser
internal import Foundation
internal import LimberTerminal

/// How a session is shown.
struct ScreenOptions: ParsableArguments {
  /// A form that programs read.
  enum Events: String, ExpressibleByArgument, CaseIterable {
    case json
  }

  @Flag(help: "Show name, side and time in letters that are read from three metres.")
  var large = false

  @Flag(help: "Show one line for each thing that changes, as a screen reader reads it.")
  var plain = false

  @Option(help: "Colour on the screen; nothing needs it.")
  var color = ColorChoice.auto

  @Option(help: "One JSON object for each event on standard output, and no screen.")
  var events: Events?

  func validate() throws {
    let asked = [large ? "--large" : nil, plain ? "--plain" : nil, events.map { _ in "--events" }]
      .compactMap(\.self)
    if asked.count > 1 {
      throw ValidationError("\(asked.joined(separator: " and ")) cannot both be shown")
    }
  }

  /// How the screen is drawn on this terminal.
  var style: ScreenStyle {
    ScreenStyle(isLarge: large, usesUnicode: TerminalStyle.usesUnicode)
  }

  /// Whether lines are written in place of a screen.
  var isPlain: Bool { plain || TerminalStyle.isDumb }
}
