public import LimberTimeline

/// The clips of a session: from memory, else from the disk, else from the engine; and where that
/// fails or would be late, from the voice that steps in.
///
/// May be used from any task. Equal clauses are answered by one synthesis, also when they come at
/// the same time, and what is needed first is said first. What was answered once stays the answer,
/// so that no plan changes under a listener; what comes too late is only stored, for the next time.
public actor SpeechLibrary {
  /// Tells, at most once, that the fallback says some of the words; ends with `end`.
  ///
  /// For one reader.
  public nonisolated let notices: AsyncStream<VoiceNotice>

  private let announce: AsyncStream<VoiceNotice>.Continuation
  private let voice: SpokenVoice
  private let fallback: SpokenVoice?
  private var deadlines = Deadlines()
  private var answers: [Utterance: SpeechClip] = [:]
  private var orders: [Utterance: Order] = [:]
  private var lastOrder = 0
  /// The utterances of the orders; nil when they have to be sorted again.
  private var queue: WaitingWords?
  /// What the voice is saying, by the order it is for, which may have been answered meanwhile.
  private var atWork: [Int: (utterance: Utterance, task: Task<Void, Never>)] = [:]
  /// How often the engine failed since it last did not.
  private var failures = 0
  /// Why it failed the last time.
  private var lastFailure = ""
  private var hasTold = false

  /// How many utterances the voice is given at a time.
  private static let lanes = 2
  /// How many of those, and of others that come too late, it may still be at.
  private static let mostAtWork = 4
  /// After so many failures one after another the engine is not asked again, since each may take as
  /// long as the engine's own deadline.
  private static let mostFailures = 3

  /// Creates a library without a clip.
  ///
  /// - Parameters:
  ///   - speaker: Who says what is not stored.
  ///   - fallback: Who steps in; nil if nobody does.
  ///   - rate: Words a minute instead of the profile's own; nil to keep it.
  ///   - readings: How the languages are read.
  ///   - store: Where clips are kept for later sessions; nil to keep them in memory only.
  public init(
    speaker: Speaker, fallback: Speaker?, rate: Int?, readings: Readings = .english,
    store: ClipStore?
  ) {
    (notices, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    voice = SpokenVoice(speaker, rate: rate, readings: readings, store: store)
    self.fallback = fallback.map {
      SpokenVoice($0, rate: rate, readings: readings, store: store)
    }
  }

  /// Creates a library of one voice without a clip.
  public init(
    synthesizer: any SpeechSynthesizer, profile: VoiceProfile, rate: Int?,
    readings: Readings = .english, store: ClipStore?
  ) {
    self.init(
      speaker: Speaker(synthesizer, profile), fallback: nil, rate: rate, readings: readings,
      store: store)
  }

  /// The clip that says `utterance`.
  ///
  /// Throws what the synthesizer throws if nobody steps in, and `.cancelled` when the task is; the
  /// engine is only stopped if nobody else waits for the same words.
  public func clip(for utterance: Utterance) async throws(SpeechError) -> SpeechClip {
    if let clip = answers[utterance] { return clip }
    let order = join(utterance)
    let result = await withTaskCancellationHandler {
      await order.answer.value
    } onCancel: {
      Task { await leave(utterance, order.id) }
    }
    guard !Task.isCancelled else { throw .cancelled }
    return try result.get()
  }

  /// The clips that say the utterances, in their order.
  ///
  /// Throws an error of one of them, and stops what is not made yet.
  public func clips(for utterances: [Utterance]) async throws(SpeechError) -> [SpeechClip] {
    let made = await withTaskGroup(of: Made.self, returning: [Made].self) { group in
      for (index, utterance) in utterances.enumerated() {
        group.addTask { await self.made(utterance, at: index) }
      }
      var all: [Made] = []
      for await made in group {
        all.append(made)
        if case .failure = made.result { group.cancelAll() }
      }
      return all
    }
    // What was stopped because of an error is not the reason.
    for made in made where made.result != .failure(.cancelled) { _ = try made.result.get() }
    var clips: [SpeechClip] = []
    for made in made.sorted(by: { $0.index < $1.index }) { clips.append(try made.result.get()) }
    return clips
  }
}

// MARK: - Time

extension SpeechLibrary {
  /// Learns from a layout which words are needed when.
  public func expect(_ draft: Draft) {
    deadlines.expect(draft)
    queue = nil
    replaceWhatIsLate()
  }

  /// Learns what a listener has heard; from the first time on, words can be late.
  ///
  /// Whoever plays tells it whenever the position changes, also by a jump.
  public func hear(upTo position: Milliseconds) {
    deadlines.hear(upTo: position)
    replaceWhatIsLate()
  }

  /// Lets the first words be late after `patience`, if nothing has been heard until then.
  public func begin(within patience: Duration) async {
    try? await Task.sleep(for: patience)
    guard !Task.isCancelled, deadlines.position == nil else { return }
    hear(upTo: .zero)
  }

  /// Stops what is being said, and the notices.
  public func end() {
    for (utterance, order) in orders { answer(utterance, order.id, .failure(.cancelled)) }
    for work in atWork.values { work.task.cancel() }
    announce.finish()
  }
}

// MARK: - Orders

extension SpeechLibrary {
  private typealias Answer = Result<SpeechClip, SpeechError>

  /// One of many clips, or why there is none.
  private struct Made: Sendable {
    let index: Int
    let result: Answer
  }

  /// An utterance that is to be said, for everybody who waits for it.
  private struct Order: Sendable {
    let id: Int
    let answer: Task<Answer, Never>
    let give: AsyncStream<Answer>.Continuation
    var waiters = 1
    /// Whether the voice that steps in was asked, and whether it failed.
    var standIn = StandIn.notAsked
    /// Why the voice itself cannot say it.
    var error: SpeechError?
  }

  private enum StandIn {
    case notAsked, asked, failed
  }

  private func made(_ utterance: Utterance, at index: Int) async -> Made {
    do throws(SpeechError) {
      return Made(index: index, result: .success(try await clip(for: utterance)))
    } catch {
      return Made(index: index, result: .failure(error))
    }
  }

  private func join(_ utterance: Utterance) -> Order {
    orders[utterance]?.waiters += 1
    if let order = orders[utterance] { return order }
    lastOrder += 1
    let (answers, give) = AsyncStream.makeStream(of: Answer.self)
    let answer = Task {
      for await answer in answers { return answer }
      return .failure(.cancelled)
    }
    let order = Order(id: lastOrder, answer: answer, give: give)
    orders[utterance] = order
    queue?.add(place(of: utterance, order))
    speakOn()
    replaceWhatIsLate()
    return order
  }

  /// Stops the voice if nobody waits for the utterance any more.
  private func leave(_ utterance: Utterance, _ id: Int) {
    guard let order = orders[utterance], order.id == id else { return }
    orders[utterance]?.waiters -= 1
    guard order.waiters == 1 else { return }
    atWork[id]?.task.cancel()
    orders[utterance] = nil
    order.give.finish()
  }

  /// Answers everybody who waits, unless they have an answer.
  private func answer(_ utterance: Utterance, _ id: Int, _ answer: Answer) {
    guard let order = orders[utterance], order.id == id else { return }
    if case .success(let clip) = answer { answers[utterance] = clip }
    orders[utterance] = nil
    order.give.yield(answer)
    order.give.finish()
  }
}

// MARK: - The voice

extension SpeechLibrary {
  /// Gives the voice what is needed first, as long as it has room.
  private func speakOn() {
    while atWork.count < Self.mostAtWork {
      let given = atWork.count { orders[$0.value.utterance]?.id == $0.key }
      guard given < Self.lanes, let next = nextToSay() else { return }
      let utterance = next.utterance
      let task = Task { finish(utterance, next.order, await voice.answer(for: utterance)) }
      atWork[next.order] = (utterance, task)
    }
  }

  private var isGivenUp: Bool { failures >= Self.mostFailures && fallback != nil }

  private func isWaiting(_ order: Order) -> Bool {
    order.error == nil && (!isGivenUp || order.standIn == .failed)
  }

  private func place(of utterance: Utterance, _ order: Order) -> WaitingWords.Place {
    WaitingWords.Place(time: deadlines.time(of: utterance), order: order.id, utterance: utterance)
  }

  /// What is needed first; of what is needed at the same time, what was asked for first.
  private func nextToSay() -> WaitingWords.Place? {
    var queue = self.queue ?? WaitingWords(orders.map { place(of: $0.key, $0.value) })
    self.queue = nil
    defer { self.queue = queue }
    return queue.first { place in
      guard let order = orders[place.utterance], order.id == place.order, atWork[order.id] == nil
      else { return nil }
      return isWaiting(order)
    }
  }

  /// Passes on what the voice made of an utterance.
  private func finish(_ utterance: Utterance, _ id: Int, _ result: Answer) {
    atWork[id] = nil
    switch result {
    case .success:
      failures = 0
      answer(utterance, id, result)
    case .failure(let error) where error.isOfEngine:
      // What is too long for it says nothing about what comes next.
      if error.code != .tooLong { failures += 1 }
      lastFailure = error.reason
      guard let order = orders[utterance], order.id == id else { break }
      orders[utterance]?.error = error
      let hasNoOther = fallback == nil || order.standIn == .failed
      if hasNoOther { answer(utterance, id, result) }
      replace(utterance, since: "failed: \(lastFailure)")
    case .failure: answer(utterance, id, result)
    }
    replaceWhatIsLate()
    speakOn()
  }
}

// MARK: - The voice that steps in

extension SpeechLibrary {
  private func replaceWhatIsLate() {
    // While nobody listens nothing is late.
    guard isGivenUp || deadlines.position != nil else { return }
    for utterance in orders.keys {
      if isGivenUp {
        replace(utterance, since: "failed: \(lastFailure)")
      } else if deadlines.isLate(utterance) {
        replace(utterance, since: "was too slow")
      }
    }
  }

  private func replace(_ utterance: Utterance, since reason: String) {
    guard let fallback, let order = orders[utterance], order.standIn == .notAsked else { return }
    orders[utterance]?.standIn = .asked
    Task { stepIn(utterance, order.id, await fallback.answer(for: utterance), reason) }
  }

  /// Passes on what the fallback made of an utterance, unless the voice was faster after all.
  private func stepIn(_ utterance: Utterance, _ id: Int, _ result: Answer, _ reason: String) {
    guard let order = orders[utterance], order.id == id else { return }
    switch result {
    case .success:
      tell(reason)
      answer(utterance, id, result)
    case .failure:
      orders[utterance]?.standIn = .failed
      if let error = order.error { answer(utterance, id, .failure(error)) }
    }
    speakOn()
  }

  private func tell(_ reason: String) {
    guard !hasTold, let fallback else { return }
    hasTold = true
    announce.yield(VoiceNotice(voice: voice.name, fallback: fallback.name, reason: reason))
  }
}

extension SpeechError {
  /// Whether another engine may do better.
  fileprivate var isOfEngine: Bool {
    switch code {
    case .unavailable, .voiceNotFound, .engineFailure, .crashed, .timedOut, .tooLong: true
    case .emptyText, .cancelled: false
    }
  }
}
