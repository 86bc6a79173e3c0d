internal import CPulse

/// A device of a sound server.
public struct PulseOutput: Hashable, Sendable {
  /// Its name on the server.
  public var name: String
  /// Its name for people.
  public var description: String

  /// Creates the description of a device.
  public init(name: String, description: String) {
    self.name = name
    self.description = description
  }

  /// The devices of a server, nil for the usual one; empty where none answers within 2 s.
  ///
  /// It blocks the thread for as long as that takes.
  public static func all(on server: String?) -> [PulseOutput] {
    asked(server) { connection, turn in connection.outputs(turn) }
  }

  /// The microphones of a server, without what only repeats a loudspeaker; as for `all`.
  public static func microphones(on server: String?) -> [PulseOutput] {
    asked(server) { connection, turn in connection.inputs(turn) }
  }

  private static func asked(
    _ server: String?, _ ask: (PulseObserver, () -> Bool) -> [PulseOutput]
  ) -> [PulseOutput] {
    guard let loop = unsafe pa_mainloop_new() else { return [] }
    defer { unsafe pa_mainloop_free(loop) }
    let end = ContinuousClock.now + .seconds(2)
    let turn = {
      guard ContinuousClock.now < end, unsafe pa_mainloop_prepare(loop, 100_000) >= 0,
        unsafe pa_mainloop_poll(loop) >= 0
      else { return false }
      _ = unsafe pa_mainloop_dispatch(loop)
      return true
    }
    guard let connection = unsafe PulseObserver(on: loop, to: server) else { return [] }
    while !connection.isReady {
      guard !connection.isGone, turn() else { return [] }
    }
    return ask(connection, turn)
  }

  /// The one that a person means: by its name, or by a part of its description that no other has.
  ///
  /// Nil if there is none such, or more than one.
  public static func meant(by words: String, among outputs: [PulseOutput]) -> PulseOutput? {
    if let named = outputs.first(where: { $0.name == words }) { return named }
    let words = words.lowercased()
    if let described = outputs.first(where: { $0.description.lowercased() == words }) {
      return described
    }
    let partly = outputs.filter {
      $0.description.lowercased().contains(words) || $0.name.lowercased().contains(words)
    }
    return words.isEmpty || partly.count != 1 ? nil : partly.first
  }
}

/// What a server tells of its devices.
private final class ToldDevices {
  var devices: [PulseOutput] = []

  @unsafe static func add(
    _ name: UnsafePointer<CChar>?, _ description: UnsafePointer<CChar>?,
    to address: UnsafeMutableRawPointer?
  ) {
    guard let address = unsafe address else { return }
    let device = unsafe PulseOutput(
      name: PulseEvent.text(name), description: PulseEvent.text(description))
    unsafe Unmanaged<ToldDevices>.fromOpaque(address).takeUnretainedValue().devices.append(device)
  }
}

extension PulseObserver {
  /// What the server can play on; `turn` lets the loop run once, and is false when time is up.
  fileprivate func outputs(_ turn: () -> Bool) -> [PulseOutput] {
    let told = ToldDevices()
    let asked = unsafe askOutputs(
      { _, output, _, told in
        guard let output = unsafe output?.pointee else { return }
        unsafe ToldDevices.add(output.name, output.description, to: told)
      }, Unmanaged.passUnretained(told).toOpaque())
    return wait(for: asked, turn) ? told.devices : []
  }

  /// What the server can record.
  fileprivate func inputs(_ turn: () -> Bool) -> [PulseOutput] {
    let told = ToldDevices()
    let asked = unsafe askInputs(
      { _, input, _, told in
        guard let input = unsafe input?.pointee else { return }
        guard unsafe input.monitor_of_sink == .max else { return }
        unsafe ToldDevices.add(input.name, input.description, to: told)
      }, Unmanaged.passUnretained(told).toOpaque())
    return wait(for: asked, turn) ? told.devices : []
  }

  private func wait(for operation: PulseOperation?, _ turn: () -> Bool) -> Bool {
    while let operation, operation.isRunning {
      guard !isGone, turn() else { return false }
    }
    return true
  }
}
