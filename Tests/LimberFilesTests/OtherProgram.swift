import Foundation

/// Another program that reads what we write.
enum OtherProgram {
  /// What it writes to standard output.
  static func output(_ name: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(name: name) }
    return data
  }

  /// The samples that ffmpeg makes of a sound file, 48 kHz, mono; what the codec puts before the
  /// sound is left out, as the file says: the pre-skip of Opus, the delay in the LAME tag of MP3.
  static func samples(of path: String) throws -> [Int16] {
    let data = try output(
      "ffmpeg",
      ["-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "48000", "-"])
    return stride(from: 0, to: data.count - 1, by: 2).map {
      Int16(bitPattern: UInt16(data[$0]) | UInt16(data[$0 + 1]) << 8)
    }
  }

  /// What ffprobe sees in a sound file.
  static func probe(_ path: String) throws -> Probe {
    let data = try output(
      "ffprobe",
      ["-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", path])
    return try JSONDecoder().decode(Probe.self, from: data)
  }

  /// It did not end well.
  struct Failure: Error { let name: String }
}

/// What ffprobe tells of a sound file.
struct Probe: Decodable {
  struct Format: Decodable { let tags: [String: String]? }
  struct Stream: Decodable {
    let codec_name: String
    let tags: [String: String]?
  }
  struct Chapter: Decodable {
    let start_time: String
    let tags: [String: String]
  }

  let format: Format
  let streams: [Stream]
  let chapters: [Chapter]

  /// The tags of the file and of its stream, by their names in lower case.
  var tags: [String: String] {
    let all = [format.tags ?? [:], streams.first?.tags ?? [:]].flatMap { $0 }
    return Dictionary(all.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
  }
}
