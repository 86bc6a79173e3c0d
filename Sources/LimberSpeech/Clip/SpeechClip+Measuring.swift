internal import Foundation
internal import LimberAudio
internal import LimberTimeline

extension SpeechClip {
  /// Makes a clip of what an engine said: at 48 kHz, trimmed, faded, and its moments measured.
  ///
  /// - Parameters:
  ///   - spoken: The engine's samples.
  ///   - gain: What is added to their level, in decibels; what is then too loud is made
  ///     softer as the mix would do it.
  ///   - edges: What is kept around the sound, and how it fades.
  /// - Throws: `.engineFailure` if nothing is heard in the samples.
  public init(measuring spoken: SpokenAudio, gain: Double, edges: ClipEdges = .standard)
    throws(SpeechError)
  {
    let part = SpokenPart(audio: spoken, pause: .zero)
    try self.init(measuring: [part], gain: gain, edges: edges)
  }

  /// Makes one clip of parts, each of them trimmed and faded as if it were one.
  ///
  /// From the last audible sample of a part to the first of the next one it is silent for exactly
  /// the pause. Throws `.engineFailure` if nothing is heard in one of the parts.
  init(measuring parts: [SpokenPart], gain: Double, edges: ClipEdges) throws(SpeechError) {
    let factor = Float(pow(10, gain / 20) / 32768)
    var pieces: [(samples: [Float], pause: Int)] = []
    for part in parts {
      let heard = try Self.trimmed(part.audio.converted.samples, edges)
      // A loop over what is there already is done eight at a time, `map` is not.
      var samples = [Float](repeating: 0, count: heard.count)
      for index in samples.indices {
        samples[index] = Float(heard[heard.startIndex + index]) * factor
      }
      Self.fade(&samples, edges)
      pieces.append((samples, part.pause.frames))
    }
    let audio = AudioBuffer(samples: try Self.joined(pieces)).limited()
    // A word that begins with its first sample begins a little later once it is faded in, and its
    // beat moves where its loudest part is made softer.
    guard let analysis = ClipAnalysis(audio.samples, sampleRate: AudioFormat.sampleRate) else {
      throw .silence
    }
    self.init(
      audio: audio, onset: analysis.onset, beat: analysis.beat, end: analysis.end)
  }

  /// The clip with so much silence behind it that it lasts `length` frames, from its onset to its
  /// end; itself if it lasts longer.
  func padded(to length: Int) -> SpeechClip {
    var padded = self
    padded.end = max(end, onset + length)
    let silence = max(0, padded.end - audio.samples.count)
    padded.audio.samples += [Float](repeating: 0, count: silence)
    return padded
  }

  /// What is heard, with a little around it.
  private static func trimmed(
    _ samples: [Int16], _ edges: ClipEdges
  ) throws(SpeechError) -> ArraySlice<Int16> {
    guard let heard = ClipAnalysis.audiblePart(of: samples) else { throw .silence }
    let start = max(0, heard.lowerBound - edges.keptBefore.frames)
    let end = min(samples.count, heard.upperBound + edges.keptAfter.frames)
    return samples[start..<end]
  }

  /// The pieces one after another with their pauses, which are measured by the loudest of them.
  private static func joined(
    _ pieces: [(samples: [Float], pause: Int)]
  ) throws(SpeechError) -> [Float] {
    if pieces.count == 1 { return pieces[0].samples }
    let peak = pieces.map { ClipAnalysis.peak(of: $0.samples) }.max() ?? 0
    var joined: [Float] = []
    joined.reserveCapacity(pieces.reduce(0) { $0 + $1.samples.count + $1.pause })
    var next = 0
    for piece in pieces {
      let heard = ClipAnalysis.audiblePart(of: piece.samples, peak: peak)
      // Far quieter than the rest, but not silent.
      guard let heard = heard ?? ClipAnalysis.audiblePart(of: piece.samples) else {
        throw .silence
      }
      let start = max(0, next - heard.lowerBound)
      joined += [Float](repeating: 0, count: max(0, start - joined.count))
      // The quiet before one part and behind the other may share a short pause.
      let shared = min(joined.count - start, piece.samples.count)
      for index in 0..<shared { joined[start + index] += piece.samples[index] }
      joined += piece.samples[shared...]
      next = start + heard.upperBound + piece.pause
    }
    return joined
  }

  private static func fade(_ samples: inout [Float], _ edges: ClipEdges) {
    let (fadeIn, fadeOut) = (edges.fadeIn.frames, edges.fadeOut.frames)
    for index in 0..<min(fadeIn, samples.count) {
      samples[index] *= Float(index) / Float(fadeIn)
    }
    for index in 0..<min(fadeOut, samples.count) {
      samples[samples.count - 1 - index] *= Float(index) / Float(fadeOut)
    }
  }
}

/// What an engine said for one clause, and how long it is silent after it.
struct SpokenPart {
  /// The engine's samples.
  var audio: SpokenAudio
  /// From its last audible sample to the first of the next part.
  var pause: Milliseconds
}

extension SpeechError {
  /// There is nothing to hear in what the engine gave.
  fileprivate static let silence = SpeechError(
    .engineFailure, "the engine gave only silence")
}

extension Milliseconds {
  /// As many frames; a millisecond is exactly 48 of them.
  var frames: Int { count * AudioFormat.framesPerMillisecond }
}
