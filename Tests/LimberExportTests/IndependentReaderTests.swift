import Foundation
import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// What programs that are not ours make of exports.
///
/// They are ffmpeg, Python's pysrt, webvtt-py and jsonschema, and an XML parser; `make readers`
/// installs them.
struct IndependentReaderTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Whether the readers have to be there, as in `make test`.
  private static let isNamed = ProcessInfo.processInfo.environment["LIMBER_READERS"] != nil

  /// The Python that has the readers.
  private static let python =
    ProcessInfo.processInfo.environment["LIMBER_READERS"]
    ?? root.appending(path: ".build/readers-venv/bin/python").path

  @Test(.enabled(if: isNamed || FileManager.default.isExecutableFile(atPath: python)))
  func `other programs find every cue at its time`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "limber-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, timeline) in Self.timelines {
      for format in ExportFormat.all {
        let file = folder.appending(path: "\(name).\(format.pathExtension)")
        try Data(format.text(of: timeline).utf8).write(to: file)
      }
    }
    let found = try Self.found(in: folder)
    #expect(found.count == Self.timelines.count * 8)
    for (name, timeline) in Self.timelines { try expect(found, name, timeline) }
  }

  private static let timelines = [
    ("worked", WorkedExample.timeline), ("session", SessionExample.timeline),
    ("odd", OddTexts.timeline), ("titles", OddTexts.titles),
  ]

  /// A cue that was found, by file and reader: start, end and words.
  private struct Found: Decodable {
    var start: Int
    var end: Int?
    var words: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      start = try values.decode(Int.self)
      end = try values.decodeIfPresent(Int.self)
      words = try values.decode(String.self)
    }
  }

  /// What all readers find; throws if one of them refuses a file.
  private static func found(in folder: URL) throws -> [String: [Found]] {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Readers/independent.py").path,
      folder.path, root.appending(path: "docs/schema/limber-timeline-1.schema.json").path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([String: [Found]].self, from: data)
  }

  private func expect(
    _ found: [String: [Found]], _ name: String, _ timeline: Timeline
  ) throws {
    for (file, format, readers) in [
      ("\(name).srt", ExportFormat.srt, ["pysrt", "ffmpeg"]),
      ("\(name).vtt", .webVTT, ["webvtt-py", "ffmpeg"]),
    ] {
      let reading = try #require(Reading.all.first { $0.format.name == format.name })
      let cues = try reading.read(format.text(of: timeline), timeline)
      for reader in readers {
        let others = try #require(found["\(file) \(reader)"])
        #expect(others.map(\.start) == cues.map(\.start), "\(file) \(reader)")
        guard reader != "ffmpeg" else { continue }
        #expect(others.map(\.end) == cues.map(\.end), "\(file) \(reader)")
        #expect(others.map { Array($0.words.utf8) } == cues.map { Array($0.text.utf8) })
      }
    }
    let lyrics = try LRCReader(ExportFormat.lrc.text(of: timeline)).lines.map(\.start)
    #expect(try #require(found["\(name).lrc ffmpeg"]).map(\.start) == lyrics)
    let chapters = try FFMetadataReader(ExportFormat.ffmetadata.text(of: timeline)).chapters
    let others = try #require(found["\(name).ffmetadata ffmpeg"])
    #expect(others.map(\.start) == chapters.map(\.start))
    #expect(others.map(\.end) == chapters.map(\.end))
    #expect(others.map { Array($0.words.utf8) } == chapters.map { Array($0.title.utf8) })
    let track = try WebVTTReader.cues(in: ExportFormat.webVTTChapters.text(of: timeline))
    #expect(
      try #require(found["\(name).chapters.vtt webvtt-py"]).map(\.start)
        == track.map(\.start.count))
  }
}
