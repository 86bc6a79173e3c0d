internal import Foundation
internal import Subprocess

extension PulseServer {
  /// Takes the fake card away, as when somebody unplugs it.
  public func removeCard() async throws {
    guard launch is PipeWireLaunch else {
      return try await control("unload-module", "module-alsa-sink")
    }
    let asked = try await Subprocess.run(
      .name("pw-cli"), arguments: ["destroy", "card"], environment: environment,
      output: .discarded, error: .discarded)
    guard asked.terminationStatus.isSuccess else {
      throw SinkViolation("the private sound server keeps its card")
    }
  }

  /// Gives the fake card back.
  public func addCard() async throws {
    if let launch = launch as? PipeWireLaunch { return try await launch.makeDevices() }
    try await control(
      "load-module", "module-alsa-sink", "device=fakecard", "sink_name=card", "rate=48000",
      "tsched=1")
  }

  /// Waits until somebody answers at the server's socket, for 20 s at most, and returns the moment, in
  /// nanoseconds of the clock that drives a fake card.
  public func firstAnswer() async -> Int {
    for _ in 0..<20_000 {
      if isAnswered { break }
      try? await Task.sleep(for: .milliseconds(1))
    }
    return CardTruth.now
  }

  /// Whether somebody answers at its socket.
  private var isAnswered: Bool {
    let path = Array("\(folder)/native".utf8CString)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) {
      unsafe $0.copyBytes(from: path.map { UInt8(bitPattern: $0) }.prefix($0.count))
    }
    return unsafe withUnsafePointer(to: address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}
