import Foundation

/// A chapter that was read.
struct ReadChapter: Hashable {
  var start: Int
  /// In milliseconds; nil where the format tells none.
  var end: Int?
  var title: String
  /// Whether a table of contents shows it.
  var isListed = true
}

/// Chapters of podcasts.
enum PodcastReader {
  struct File: Decodable {
    var version: String
    var chapters: [Chapter]
  }

  struct Chapter: Decodable {
    var startTime: Decimal
    var title: String?
    var toc: Bool?
  }

  static func chapters(in text: String) throws -> [ReadChapter] {
    let file = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    guard file.version == "1.2.0" else { throw Malformed(line: file.version) }
    return file.chapters.map {
      ReadChapter(
        start: $0.startTime.whole(times: 1000), title: $0.title ?? "", isListed: $0.toc ?? true)
    }
  }
}

/// What ffmpeg is told about a file.
struct FFMetadataReader {
  var title = ""
  var chapters: [ReadChapter] = []

  init(_ text: String) throws {
    let lines = try text.endedLines()
    let blocks = lines.split(separator: "", omittingEmptySubsequences: false).map(Array.init)
    guard let head = blocks.first, head.count == 2, head[0] == ";FFMETADATA1" else {
      throw Malformed(line: text)
    }
    title = try Self.value(of: "title", in: head[1])
    chapters = try blocks.dropFirst().map { block in
      guard block.count == 5, block[0] == "[CHAPTER]", block[1] == "TIMEBASE=1/1000" else {
        throw Malformed(line: block.joined(separator: "|"))
      }
      return ReadChapter(
        start: try number(Substring(Self.value(of: "START", in: block[2]))),
        end: try number(Substring(Self.value(of: "END", in: block[3]))),
        title: try Self.value(of: "title", in: block[4]))
    }
  }

  /// The value behind `key=`; what must be escaped in it throws where it is not.
  private static func value(of key: String, in line: String) throws -> String {
    let scalars = Array(line.unicodeScalars)
    guard scalars.starts(with: "\(key)=".unicodeScalars) else { throw Malformed(line: line) }
    return try unescaped(
      scalars.dropFirst(key.unicodeScalars.count + 1), marks: Array("=;#\\".unicodeScalars))
  }
}

/// The text without the backslash before each of its marks; a mark without one throws.
func unescaped(
  _ scalars: some Sequence<Unicode.Scalar>, marks: [Unicode.Scalar]
) throws -> String {
  var result = String.UnicodeScalarView()
  var isEscaped = false
  for scalar in scalars {
    if !isEscaped, scalar == "\\" {
      isEscaped = true
      continue
    }
    if !isEscaped, marks.contains(scalar) {
      throw Malformed(line: String(String.UnicodeScalarView(scalars)))
    }
    result.append(scalar)
    isEscaped = false
  }
  return String(result)
}
