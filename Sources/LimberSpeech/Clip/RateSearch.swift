/// Looks for the slowest rate at which words fit into their room (SPEECH.md 4).
///
/// Engines speak in whole words a minute, and how long that lasts cannot be computed, only tried.
struct RateSearch {
  /// How long the words may last, in frames.
  private let room: Int
  /// The highest rate that may be tried.
  private let fastest: Int
  /// The fastest that was found too slow, and how long it lasts.
  private var slow: (rate: Int, frames: Int)
  /// The slowest that fits so far.
  private var fitting: (rate: Int, frames: Int)?
  /// How often the engine may still be asked.
  private var tries = 3

  /// Starts with how long the words last at their natural rate, in frames.
  init(room: Int, rates: ClosedRange<Int>, natural: Int, lasting frames: Int) {
    self.room = room
    fastest = rates.upperBound
    slow = (natural, frames)
    if frames <= room { fitting = slow }
  }

  /// The rate to try next; nil when the best one is known, or none can be found.
  var next: Int? {
    guard tries > 0, room > 0 else { return nil }
    guard let fitting else {
      // A quarter more than is allowed is out of reach, however the engine shortens its words.
      guard slow.rate < fastest, 4 * guess(from: slow) <= 5 * fastest else { return nil }
      // The last try tells whether it fits at all.
      return tries == 1 ? fastest : min(fastest, max(slow.rate + 1, guess(from: slow)))
    }
    guard fitting.rate - slow.rate > 1 else { return nil }
    return min(fitting.rate - 1, max(slow.rate + 1, guess(from: fitting)))
  }

  /// Notes how long the words last at a rate; returns whether they fit better than before.
  mutating func learn(_ rate: Int, lasts frames: Int) -> Bool {
    tries -= 1
    guard frames <= room else {
      slow = (rate, frames)
      return false
    }
    let isBetter = fitting.map { frames > $0.frames } ?? true
    fitting = (rate, frames)
    return isBetter
  }

  /// The rate at which the words would just fit if they lasted half as long twice as fast.
  private func guess(from tried: (rate: Int, frames: Int)) -> Int {
    (tried.rate * tried.frames + room - 1) / max(1, room)
  }
}
