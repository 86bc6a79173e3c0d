/// Scripts that nobody writes on purpose, and that must not cost much all the same.
extension Corpus {
  /// The lines that were slow to tell about once, each to be repeated until a file is full.
  static let floods = ["Xyz: a", "Hld: 9 s", "::::", "Part: P", "At 1 second: a", "Note: a", "é"]

  /// A file of the largest size that repeats one line.
  func flood(_ line: String) -> String {
    let count = (1 << 20) / (line.utf8.count + 1) - 2
    return "Session: Flood\n" + String(repeating: line + "\n", count: count)
  }

  /// A short session of 100 rounds of 100 sets of 10,000 repeats.
  var bomb: String {
    """
    Session: Bomb
    Part: All of it, 100 rounds
    Use: Bomb, 100 sets

    Pose: Bomb
    Reps: 10000

    """
  }
}

extension Benchmark {
  /// What is refused, or told about line by line, each in a process of its own.
  func showExtremes() throws {
    print("\n| Script | compile ms | peak MB |")
    print("| --- | --- | --- |")
    try show("a bomb of 1e8 steps", corpus.bomb)
    for line in Corpus.floods { try show("1 MiB of `\(line)`", corpus.flood(line)) }
  }

  private func show(_ name: String, _ text: String) throws {
    let usage = try best(file("extreme.routine", text))
    let milliseconds = Int(((usage?.cpuSeconds ?? 0) * 1e3).rounded())
    print("| \(name) | \(milliseconds) | \((usage?.peakBytes ?? 0) / 1_000_000) |")
  }
}
