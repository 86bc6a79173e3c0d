import Foundation

/// Measures Limber and cmark by turns, and prints tables in Markdown.
///
/// Processor seconds are those of a whole process, start and reading included; the best of the
/// rounds counts, since other jobs can only add to it, and ratios are taken within a round.
struct Benchmark {
  let program: String
  let corpus: Corpus
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limber-bench-\(ProcessInfo.processInfo.processIdentifier)").path
  private let rounds = 7

  init(program: String, corpus: Corpus) {
    self.program = program
    self.corpus = corpus
  }

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try compareWithCmark()
    try scaleCues()
    try showExtremes()
  }

  // MARK: - Bytes

  private func compareWithCmark() throws {
    print(
      "| Input | Limber check MB/s | compile MB/s | cmark MB/s | check : cmark | peak MB, check | cmark |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    try compare("1 file of 10 KB", [corpus.text(of: 10_000)], times: 100)
    try compare("1 file of 100 KB", [corpus.text(of: 100_000)], times: 50)
    try compare("1 file of 1 MB", [corpus.text(of: 1_000_000)], times: 10)
    try compare("10 files of 1 MB", corpus.files(of: 1_000_000, making: 10_000_000), times: 1)
    try compare("10 MB, one pose a file", corpus.poseFiles(making: 10_000_000), times: 1)
  }

  /// Measures one input; small ones are given many times to one process.
  private func compare(_ name: String, _ texts: [String], times: Int) throws {
    let paths = try texts.enumerated().map { try file("\($0).routine", $1) }
    let all = Array(repeating: paths, count: times).flatMap(\.self)
    let bytes = texts.reduce(0) { $0 + $1.utf8.count } * times
    var check: [Usage] = []
    var compile: [Usage] = []
    var cmark: [Usage] = []
    for _ in 0..<rounds {
      if let usage = Child.run([program, "check"] + all) { check.append(usage) }
      if let usage = Child.run(["cmark"] + all) { cmark.append(usage) }
      if let usage = Child.run([program, "compile"] + all) { compile.append(usage) }
    }
    let ratios = zip(check, cmark).map { $1.cpuSeconds / $0.cpuSeconds }.sorted()
    let ratio = ratios.isEmpty ? "-" : String(format: "%.2f", ratios[ratios.count / 2])
    let cells = [
      name, rate(bytes, check), rate(bytes, compile), rate(bytes, cmark), ratio, peak(check),
      peak(cmark),
    ]
    print("| \(cells.joined(separator: " | ")) |")
  }

  private func rate(_ bytes: Int, _ usages: [Usage]) -> String {
    guard let best = usages.map(\.cpuSeconds).min() else { return "-" }
    return String(format: "%.1f", Double(bytes) / best / 1e6)
  }

  private func peak(_ usages: [Usage]) -> String {
    guard let most = usages.map(\.peakBytes).max() else { return "-" }
    return "\(most / 1_000_000)"
  }

  // MARK: - Cues

  private func scaleCues() throws {
    print("\n| Cues | compile ms | µs a cue | peak MB |")
    print("| --- | --- | --- | --- |")
    let idle = try best(file("idle.routine", corpus.session(cues: 1)))
    for cues in [100, 1000, 10_000, 19_000] {
      let usage = try best(file("cues.routine", corpus.session(cues: cues)))
      let seconds = (usage?.cpuSeconds ?? 0) - (idle?.cpuSeconds ?? 0)
      print(
        String(
          format: "| %d | %.1f | %.1f | %d |", cues, seconds * 1e3, seconds * 1e6 / Double(cues),
          (usage?.peakBytes ?? 0) / 1_000_000))
    }
  }

  func best(_ path: String) -> Usage? {
    (0..<rounds).compactMap { _ in Child.run([program, "compile", path]) }
      .min { $0.cpuSeconds < $1.cpuSeconds }
  }

  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }
}
