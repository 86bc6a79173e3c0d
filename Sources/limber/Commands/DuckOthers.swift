internal import ArgumentParser
internal import Glibc

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
    // Only the end of its input ends it: until then somebody relies on it.
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    Backends.duckOthers()
  }
}
