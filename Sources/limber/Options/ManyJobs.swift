internal import ArgumentParser

/// Which part of a list of jobs is done, and how.
struct ManyJobs: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Render every line of a file, - for standard input: JSON with routine, output and options.",
      valueName: "file"),
    completion: .file())
  var jobs: String?

  @Option(
    help: ArgumentHelp(
      "Of the jobs, only every n-th, such as 2/8: for several processes or machines.",
      valueName: "i/n"))
  var shard: Shard?

  @Flag(help: "Read outputs that are skipped, too, for their checksums.")
  var verify = false

  /// A failure if one of the options is given without jobs.
  func validateAlone() throws {
    guard shard == nil, !verify else {
      throw ValidationError("--shard and --verify belong to --jobs")
    }
  }
}

/// One of several equal parts of a list.
struct Shard: ExpressibleByArgument {
  /// Which part, counted from 1.
  let index: Int
  /// How many parts there are.
  let count: Int

  /// Reads `2/8`.
  init?(argument: String) {
    let parts = argument.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0,
      (1...count).contains(index)
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// Whether the line of that number, counted from 1, belongs to it.
  func contains(_ line: Int) -> Bool { (line - 1) % count == index - 1 }
}
