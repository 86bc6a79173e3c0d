internal import Dispatch
internal import Foundation
public import LimberAudio
public import LimberControl
internal import Synchronization

/// Ears at a microphone, on a thread of their own.
///
/// Sound waits in a queue that is never longer than ten seconds; what does not fit in it is not
/// listened to, and that is told.
public final class LiveEars: Ears {
  /// Makes the acoustic model, on the ears' thread.
  public typealias MakeModel = @Sendable () throws(AcousticModelError) -> any AcousticModel

  /// What was heard and what happened.
  public let events: AsyncStream<EarsEvent>

  private let tell: AsyncStream<EarsEvent>.Continuation
  private let source: any AudioSource
  private let queue: HearingQueue
  private let decimator = Mutex(ThirdRate())

  /// Begins to listen to `source`; a missing model is told as a notice, and the source let go of.
  ///
  /// `isHalfDuplex` says that nothing is to be heard while the loudspeaker sounds.
  public init(
    _ source: any AudioSource, isHalfDuplex: Bool, model: @escaping MakeModel,
    canceller: @escaping @Sendable () -> (any EchoCanceller)?
  ) {
    (events, tell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1_000))
    self.source = source
    let queue = HearingQueue()
    self.queue = queue
    let tell = tell
    let thread = Thread {
      HearingThread(queue, tell) { source.stop() }
        .run(isHalfDuplex: isHalfDuplex, model, canceller)
      source.stop()
      tell.finish()
    }
    thread.name = "limber ears"
    thread.start()
    source.start { queue.add($0) }
  }

  /// Listens for these phrases from now on.
  public func listen(for vocabulary: Vocabulary) {
    queue.add(.listen(vocabulary))
  }

  /// Tells what the loudspeaker plays.
  public func reference(_ sound: LoudspeakerSound) {
    let samples = decimator.withLock { $0.add(sound.samples) }
    queue.add(.source(.played(TimedSound(samples: samples, time: sound.heardAt))))
  }

  /// Tells which words the coach is saying.
  public func saying(_ words: String?) {
    queue.add(.saying(words))
  }

  /// Stops listening.
  public func close() {
    source.stop()
    queue.add(.close)
  }
}

/// What waits for the ears' thread.
final class HearingQueue: Sendable {
  /// One thing after the other.
  enum Input: Sendable {
    case source(SourceEvent)
    case listen(Vocabulary)
    case saying(String?)
    case close
  }

  private struct Waiting {
    var inputs: [Input] = []
    /// How many samples of the microphone there are among them.
    var samples = 0
    var isBehind = false
  }

  private static let most = 10 * TimedSound.sampleRate

  private let waiting = Mutex(Waiting())
  private let news = DispatchSemaphore(value: 0)

  /// Adds what a source told; sound that does not fit is left out.
  func add(_ event: SourceEvent) {
    add(.source(event))
  }

  /// Adds something.
  func add(_ input: Input) {
    waiting.withLock { waiting in
      if case .source(.captured(let sound)) = input {
        guard waiting.samples < Self.most else {
          waiting.isBehind = true
          return
        }
        waiting.samples += sound.samples.count
      }
      // What is played is bound to what is heard.
      if case .source(.played) = input, waiting.isBehind { return }
      waiting.inputs.append(input)
    }
    news.signal()
  }

  /// Everything that waits, as soon as there is something; and whether something was left out.
  func take() -> (inputs: [Input], isBehind: Bool) {
    news.wait()
    return waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return (waiting.inputs, waiting.isBehind)
    }
  }
}
