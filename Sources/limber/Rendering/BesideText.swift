internal import Foundation
internal import LimberDigest
internal import LimberExport
internal import LimberFiles
internal import LimberTimeline

/// A text that is written beside a sound.
///
/// One that a job writes tells by itself which job that was, and that nobody has changed it since:
/// what a person wrote is never taken for it.
struct BesideText {
  let path: String
  let format: ExportFormat

  /// The texts of some formats beside a sound.
  static func texts(
    _ formats: [ExportFormat], besides sound: String, _ kind: SoundFormat
  ) -> [BesideText] {
    formats.map { format in
      BesideText(
        path: OutputPlace.file(besides: sound, kind, format.pathExtension), format: format)
    }
  }

  /// What the key and the checksum stand behind.
  private static let name = "limber-text-1:"
  /// How long each of them is.
  private static let digits = 64
  /// The most bytes that such a file has.
  private static let longest = 1 << 24

  /// The text of a timeline; with a key, it has a mark.
  func text(of timeline: Timeline, key: String) -> String {
    let text = format.text(of: timeline)
    guard !key.isEmpty, let (head, before, after) = surroundings, text.hasPrefix(head) else {
      return text
    }
    let sum = SHA256.digits(of: Array(text.utf8))
    return "\(head)\(before)\(Self.name)\(key):\(sum)\(after)\(text.dropFirst(head.count))"
  }

  /// Whether the file carries a key; what else is in it is not looked at.
  func carries(_ key: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path), ScriptFiles.isRegular(path),
      let data = try? file.read(upToCount: 256)
    else { return false }
    return mark(in: String(decoding: data, as: UTF8.self))?.key == key
  }

  /// Whether the file is ours, and as it was written.
  var isOurs: Bool {
    guard let file = FileHandle(forReadingAtPath: path), ScriptFiles.isRegular(path),
      let data = try? file.read(upToCount: Self.longest),
      let text = String(validating: data, as: UTF8.self), let mark = mark(in: text)
    else { return false }
    let (head, _, _) = surroundings ?? ("", "", "")
    return SHA256.digits(of: Array((head + mark.rest).utf8)) == mark.sum
  }

  /// What a text begins with, and what stands before and behind a mark that comes next; nil for a
  /// format that has no place for one.
  private var surroundings: (head: String, before: String, after: String)? {
    switch format.name {
    case ExportFormat.webVTT.name: ("WEBVTT\n", "\nNOTE ", "\n")
    case ExportFormat.chapters.name: ("{", "\"limber\":\"", "\",")
    default: nil
    }
  }

  private func mark(in text: String) -> (key: String, sum: String, rest: Substring)? {
    guard let (head, before, after) = surroundings,
      let start = text.after(head)?.after(before)?.after(Self.name)
    else { return nil }
    let key = start.prefix(Self.digits)
    guard let next = start.dropFirst(key.count).after(":") else { return nil }
    let sum = next.prefix(Self.digits)
    guard let rest = next.dropFirst(sum.count).after(after) else { return nil }
    return (String(key), String(sum), rest)
  }
}

extension StringProtocol {
  /// What comes after `prefix`; nil if the text does not begin with it.
  fileprivate func after(_ prefix: String) -> SubSequence? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
