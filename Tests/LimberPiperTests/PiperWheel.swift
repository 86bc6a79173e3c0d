import Foundation
import LimberPiper
import LimberSpeech
import Testing

/// The real Piper, and a voice of it under a name of its own, so that its processes can be told from
/// everybody else's.
final class PiperWheel: Sendable {
  /// The name of the voice.
  static let voice = "en_US-test"
  /// The folder of the voice.
  let folder: String
  /// Where Piper and this voice are.
  let places: PiperPlaces

  /// Links the voice of the wheel; `make test` has installed it.
  init() async throws {
    let real = try await #require(
      PiperVoices.find(PiperVoices.anyVoice, language: "en-US", in: Self.installed),
      "there is no Piper; \"make piper\" installs it for the tests")
    let model = try #require(real.chosen?.model)
    folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    places = PiperPlaces(pythons: Self.installed.pythons, folders: [folder])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for ending in ["", ".json"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(Self.voice).onnx\(ending)", withDestinationPath: model + ending)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The Python that was made for the tests.
  static let installed: PiperPlaces = {
    let named = ProcessInfo.processInfo.environment["LIMBER_PYTHON"]
    let own = "\(PiperWheel.root)/.build/piper-venv/bin/python3"
    return PiperPlaces(pythons: [named ?? own], folders: [])
  }()

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Speech by this voice.
  var synthesizer: PiperSynthesizer {
    PiperSynthesizer(voice: Self.voice, language: "en-US", in: places)
  }

  /// The processes that have loaded the voice.
  var processes: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { id in
      let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
      return String(decoding: line, as: UTF8.self).contains(folder)
    }
  }

  static func request(_ text: String, rate: Int = 140) -> SpeechRequest {
    SpeechRequest(
      text: text, voice: voice, rate: rate, pitch: 42, range: 45, volume: 85, wordGap: 1)
  }
}
