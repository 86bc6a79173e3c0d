internal import LimberAudio
internal import LimberControl

/// The life of the ears' thread.
struct HearingThread {
  private let queue: HearingQueue
  private let tell: AsyncStream<EarsEvent>.Continuation
  /// Lets go of the microphone.
  private let letGo: () -> Void
  private var aligner = SoundAligner()
  private var vocabulary = Vocabulary()
  private var words: String?
  private var hasMicrophone: Bool?
  private var wasBehind = false
  /// Whether nothing can be understood any more, so that the microphone does not matter.
  private var isDeaf = false

  init(
    _ queue: HearingQueue, _ tell: AsyncStream<EarsEvent>.Continuation,
    letGo: @escaping () -> Void
  ) {
    self.queue = queue
    self.tell = tell
    self.letGo = letGo
  }

  /// Hears until the queue is closed; without a model the microphone is let go of at once.
  consuming func run(
    isHalfDuplex: Bool, _ makeModel: LiveEars.MakeModel,
    _ makeCanceller: @Sendable () -> (any EchoCanceller)?
  ) {
    var hearing: Hearing?
    do throws(AcousticModelError) {
      hearing = Hearing(model: try makeModel(), canceller: makeCanceller())
      hearing?.isHalfDuplex = isHalfDuplex
    } catch {
      fail(error)
    }
    while true {
      let (inputs, isBehind) = queue.take()
      if isBehind, !wasBehind { tell.yield(.notice(.behind)) }
      wasBehind = wasBehind || isBehind
      for input in inputs {
        guard take(input, &hearing) else { return }
      }
    }
  }

  /// Takes one thing; false at the end.
  private mutating func take(_ input: HearingQueue.Input, _ hearing: inout Hearing?) -> Bool {
    switch input {
    case .close: return false
    case .source where isDeaf: break
    case .listen(let phrases):
      vocabulary = phrases
      hearing?.vocabulary = phrases
    case .saying(let said):
      words = said
      hearing?.coachWords = said
    case .source(.played(let sound)): aligner.play(sound)
    case .source(.captured(let sound)): hear(sound, &hearing)
    case .source(.found(let name)):
      if hasMicrophone != nil { tell.yield(.notice(.microphoneFound(name))) }
      hasMicrophone = true
    case .source(.missing(let reason)):
      if hasMicrophone == nil { tell.yield(.notice(.noMicrophone(reason))) }
      hasMicrophone = false
    case .source(.lost):
      if hasMicrophone == true { tell.yield(.notice(.microphoneLost)) }
      hasMicrophone = false
    case .source(.muted(let isMuted)): tell.yield(.notice(isMuted ? .muted : .unmuted))
    }
    return true
  }

  private mutating func hear(_ sound: TimedSound, _ hearing: inout Hearing?) {
    for pair in aligner.capture(sound) {
      guard hearing != nil else { continue }
      do throws(AcousticModelError) {
        let events = try hearing?.take(
          pair.microphone, loudspeaker: pair.loudspeaker, at: pair.time)
        for event in events ?? [] { tell.yield(event) }
      } catch {
        hearing = nil
        fail(error)
      }
    }
  }

  /// Nothing will be understood any more: nobody needs to be listened to.
  private mutating func fail(_ error: AcousticModelError) {
    isDeaf = true
    letGo()
    tell.yield(.notice(.noRecogniser(error.reason)))
  }
}
