internal import CPulse
internal import LimberAudio

/// What the server last said about a stream's clock, in frames.
struct PulseTiming: Hashable {
  /// The next frame that the device will fetch.
  var read: Int
  /// How many frames the device has fetched and not played.
  var latency: Int
  /// How many of them it would hold by its settings.
  var configuredLatency: Int
  /// Whether the queue is being read; otherwise it is empty or held.
  var isPlaying: Bool
  /// How many frames of silence have been fetched since the queue ran empty.
  var silence: Int

  /// The frame that is heard when the queue has run empty: the tail comes out bit by bit.
  var tail: Int {
    read - max(0, latency - silence)
  }
}

extension PulseStream {
  /// The frame that is heard now, by the server's clock; `nil` before the server has told.
  var time: Int? {
    var microseconds: pa_usec_t = 0
    guard unsafe pa_stream_get_time(pointer, &microseconds) >= 0 else { return nil }
    // With NOT_MONOTONIC the unsigned result may have wrapped below zero.
    return Self.frames(Int64(bitPattern: microseconds)) + origin
  }

  /// What the server last said; `nil` before it has.
  var timing: PulseTiming? {
    guard let told = unsafe pa_stream_get_timing_info(pointer)?.pointee else { return nil }
    return PulseTiming(
      read: Int(told.read_index) / 2 + origin,
      latency: Self.frames(Int64(bitPattern: told.sink_usec)),
      configuredLatency: Self.frames(Int64(bitPattern: told.configured_sink_usec)),
      isPlaying: told.playing != 0,
      silence: max(0, Int(told.since_underrun)) / 2)
  }

  /// The frame that the server last said to be heard, and how many frames of the machine's clock ago;
  /// `nil` while nothing is.
  var word: (frame: Int, age: Int)? {
    guard let timing, timing.isPlaying,
      let told = unsafe pa_stream_get_timing_info(pointer)?.pointee
    else { return nil }
    let age = Self.age(of: told).clamped(to: -1 << 40...1 << 40)
    return (timing.read - timing.latency, Int(age) * AudioFormat.sampleRate / 1_000_000)
  }

  /// How many microseconds ago a word was true that has just come: by the machine's wall clock, with which
  /// the server wrote when that was; where that clock is another, half as long as question and answer took.
  private static func age(of told: pa_timing_info) -> Int64 {
    let way = Int64(bitPattern: told.transport_usec)
    guard told.synchronized_clocks != 0 else { return way }
    var now = timeval()
    unsafe pa_gettimeofday(&now)
    let seconds = Int64(now.tv_sec - told.timestamp.tv_sec)
    return seconds * 1_000_000 + Int64(now.tv_usec - told.timestamp.tv_usec)
  }

  /// Now, in frames of the machine's clock.
  static var moment: Int { Int(pa_rtclock_now()) * AudioFormat.sampleRate / 1_000_000 }

  private static func frames(_ microseconds: Int64) -> Int {
    Int(microseconds.clamped(to: 0...1 << 50)) * AudioFormat.sampleRate / 1_000_000
  }
}

extension Comparable {
  /// The nearest value within `range`.
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
