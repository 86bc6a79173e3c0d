internal import ArgumentParser

/// What `limber play` starts beside itself to lower the sound of other programs.
///
/// It is a process of its own so that it can bring back what it has lowered when `limber play` is
/// killed.
struct DuckOthers: ParsableCommand {
  static let name = "duck-others"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Lower other programs' sound, as limber play asks for.",
    shouldDisplay: false)

  func run() {
    Backends.duckOthers()
  }
}
