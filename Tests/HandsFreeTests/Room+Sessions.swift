import Foundation
import Subprocess

/// The program in a room.
extension Room {
  /// Plays a script with ears at the microphone of the desk, while `body` runs; then it is over.
  func playing<Value: Sendable>(
    _ script: String, microphone: String = "the desk", ears: String = Person.recogniser,
    _ body: @Sendable (SpokenSession) async throws -> Value
  ) async throws -> Value {
    let file = "\(folder)/small.routine"
    try Data(script.utf8).write(to: URL(filePath: file))
    return try await playing([file], microphone, ears: ears, body)
  }

  /// Has one of these routines chosen by voice, and plays it, while `body` runs; then it is over.
  ///
  /// They are the whole library, by the names of their files.
  func choosing<Value: Sendable>(
    among routines: [String: String], _ body: @Sendable (SpokenSession) async throws -> Value
  ) async throws -> Value {
    try install(routines)
    return try await playing([], "the desk", ears: Person.recogniser, body)
  }

  /// Installs the program in the room, with these routines and no others.
  private func install(_ routines: [String: String]) throws {
    let files = FileManager.default
    for below in ["bin", "share/limber/Scripts"] {
      try files.createDirectory(atPath: "\(folder)/\(below)", withIntermediateDirectories: true)
    }
    for program in ["limber", "limber-espeak"] {
      try files.copyItem(atPath: "\(Self.programs)/\(program)", toPath: "\(folder)/bin/\(program)")
    }
    try files.createSymbolicLink(
      atPath: "\(folder)/share/limber/Voices", withDestinationPath: "\(Person.root)/Voices")
    for (name, script) in routines {
      let file = URL(filePath: "\(folder)/share/limber/Scripts/\(name)")
      try Data(script.utf8).write(to: file)
    }
  }

  private func playing<Value: Sendable>(
    _ routine: [String], _ microphone: String, ears: String,
    _ body: @Sendable (SpokenSession) async throws -> Value
  ) async throws -> Value {
    let arguments =
      ["play"] + routine + [
        "--hands-free", "--microphone", microphone, "--device", "speaker", "--rate", "300",
        "--events", "json",
        // To the sound server a person is one more program, which would be made softer.
        "--duck", "1",
      ]
    let session = SpokenSession(self)
    let result = try await Subprocess.run(
      .name("limber"), arguments: Arguments(arguments), environment: environment(ears: ears),
      input: .none, output: .sequence, error: .discarded
    ) { program in
      let reader = Task {
        var rest: [UInt8] = []
        for try await chunk in program.standardOutput {
          rest += unsafe chunk.withUnsafeBytes { unsafe Array($0) }
          while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            session.add(Data(rest[..<end]))
            rest.removeSubrange(...end)
          }
        }
      }
      let value: Result<Value, any Error>
      do { value = .success(try await body(session)) } catch { value = .failure(error) }
      await program.teardown(using: [])
      _ = try? await reader.value
      return try value.get()
    }
    return result.closureResult
  }
}
