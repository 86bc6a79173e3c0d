import Foundation
import Testing

/// What we ship is ours to give: plain names, and no licence but the project's own.
struct ShippedNameTests {
  /// Names of products and of methods that belong to somebody.
  static let owned = [
    "aaptiv", "alexa", "apple", "calm app", "fitbit", "garmin", "gyrotonic", "headspace", "nike",
    "p90x", "peloton", "pliability", "romwod", "siri", "strava", "zumba",
  ]

  static let files = Repository.files(["routine", "voice"])

  @Test func `shipped files have plain names`() {
    let odd = Self.files.filter {
      $0.path.wholeMatch(of: #/(Scripts|Voices)/[a-z0-9/-]+\.[a-z]+/#) == nil
    }
    #expect(odd.map(\.path).filter { !$0.hasPrefix("Tests/") } == [])
    #expect(!Self.files.isEmpty)
  }

  @Test func `no shipped name belongs to somebody`() {
    let names = shipped.flatMap { file in
      Self.owned.filter { Self.names(in: file).contains($0) }.map { "\(file.path): \($0)" }
    }
    #expect(names == [])
  }

  @Test func `no shipped file claims a licence other than the project's`() {
    let licences = shipped.flatMap { file in
      file.lines.filter { $0.lowercased().hasPrefix("licence:") }
        .filter { !$0.contains("GPL-3.0-or-later") }.map { "\(file.path): \($0)" }
    }
    #expect(licences == [])
  }

  @Test func `a voice is named as its file is`() {
    let voices = shipped.filter { $0.path.hasSuffix(".voice") }
    for voice in voices {
      let name = URL(filePath: voice.path).deletingPathExtension().lastPathComponent
      #expect(voice.lines.contains { $0 == "name: \(name)" }, "\(voice.path)")
    }
    #expect(!voices.isEmpty)
  }

  @Test func `an owned name is found in a title and in a file name`() {
    let title = TextFile(path: "Scripts/a.routine", text: "Pose: Peloton stretch\nReach.\n")
    let file = TextFile(path: "Voices/siri.voice", text: "name: siri\n")
    #expect(Self.names(in: title).contains("peloton"))
    #expect(Self.names(in: file).contains("siri"))
  }

  private var shipped: [TextFile] { Self.files.filter { !$0.path.hasPrefix("Tests/") } }

  /// The file's name and its titles, in lower case.
  private static func names(in file: TextFile) -> String {
    let heads = ["pose:", "session:", "part:", "also called:", "name:"]
    let titles = file.lines.map { $0.lowercased() }.filter { line in
      heads.contains { line.hasPrefix($0) }
    }
    return ([file.path] + titles).joined(separator: "\n").lowercased()
  }
}
