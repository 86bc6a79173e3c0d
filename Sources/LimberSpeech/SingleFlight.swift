/// Makes a value once for everybody who asks for it at the same time.
///
/// Remembers nothing: who asks later has it made again.
actor SingleFlight<Key: Hashable & Sendable, Value: Sendable> {
  private let make: @Sendable (Key) async throws(SpeechError) -> Value
  private var errands: [Key: Errand] = [:]
  private var lastErrand = 0

  /// Creates it with the way values are made.
  init(_ make: @escaping @Sendable (Key) async throws(SpeechError) -> Value) {
    self.make = make
  }

  /// The value for `key`.
  ///
  /// Throws what making it throws, and `.cancelled` when the task is; the making is only stopped
  /// if nobody else waits for the same value.
  func value(for key: Key) async throws(SpeechError) -> Value {
    let errand = join(key)
    let result = await withTaskCancellationHandler {
      await errand.task.value
    } onCancel: {
      Task { await leave(key, errand.id) }
    }
    guard !Task.isCancelled else { throw SpeechError(.cancelled, "the request was cancelled") }
    return try result.get()
  }

  /// A value being made, for everybody who waits for it.
  private struct Errand: Sendable {
    let id: Int
    let task: Task<Result<Value, SpeechError>, Never>
    var waiters: Int
  }

  private func join(_ key: Key) -> Errand {
    if errands[key] != nil {
      errands[key]?.waiters += 1
    }
    if let errand = errands[key] { return errand }
    lastErrand += 1
    let id = lastErrand
    let task = Task { await run(key, id) }
    let errand = Errand(id: id, task: task, waiters: 1)
    errands[key] = errand
    return errand
  }

  /// Stops the errand if nobody waits for it any more.
  private func leave(_ key: Key, _ id: Int) {
    guard var errand = errands[key], errand.id == id else { return }
    errand.waiters -= 1
    errands[key] = errand.waiters > 0 ? errand : nil
    if errand.waiters == 0 { errand.task.cancel() }
  }

  private func run(_ key: Key, _ id: Int) async -> Result<Value, SpeechError> {
    let result: Result<Value, SpeechError>
    do throws(SpeechError) {
      result = .success(try await make(key))
    } catch {
      result = .failure(error)
    }
    if errands[key]?.id == id { errands[key] = nil }
    return result
  }
}
