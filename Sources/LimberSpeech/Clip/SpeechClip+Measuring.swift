internal import Foundation
internal import LimberAudio
internal import LimberTimeline

extension SpeechClip {
  /// Makes a clip of what an engine said: at 48 kHz, trimmed, faded, and its moments measured.
  ///
  /// - Parameters:
  ///   - spoken: The engine's samples.
  ///   - gain: What is added to their level, in decibels; what then leaves the scale is for the mix to
  ///     limit.
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
      let samples = part.audio.converted.samples.map { Float($0) * factor }
      pieces.append((try Self.trimmed(samples, edges), part.pause.frames))
    }
    let samples = try Self.joined(pieces)
    // A word that begins with its first sample begins a little later once it is faded in.
    guard let analysis = ClipAnalysis(samples, sampleRate: AudioFormat.sampleRate) else {
      throw .silence
    }
    self.init(
      audio: AudioBuffer(samples: samples), onset: analysis.onset, beat: analysis.beat,
      end: analysis.end)
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

  /// What is heard, with a little around it, fading in and out.
  private static func trimmed(
    _ samples: [Float], _ edges: ClipEdges
  ) throws(SpeechError) -> [Float] {
    guard let heard = ClipAnalysis.audiblePart(of: samples) else { throw .silence }
    let start = max(0, heard.lowerBound - edges.keptBefore.frames)
    let end = min(samples.count, heard.upperBound + edges.keptAfter.frames)
    return faded(samples[start..<end], edges)
  }

  /// The pieces one after another with their pauses, which are measured by the loudest of them.
  private static func joined(
    _ pieces: [(samples: [Float], pause: Int)]
  ) throws(SpeechError) -> [Float] {
    if pieces.count == 1 { return pieces[0].samples }
    let peak = pieces.map { ClipAnalysis.peak(of: $0.samples) }.max() ?? 0
    var joined: [Float] = []
    var next = 0
    for piece in pieces {
      let heard = ClipAnalysis.audiblePart(of: piece.samples, peak: peak)
      // Far quieter than the rest, but not silent.
      guard let heard = heard ?? ClipAnalysis.audiblePart(of: piece.samples) else {
        throw .silence
      }
      let start = max(0, next - heard.lowerBound)
      let missing = max(0, start + piece.samples.count - joined.count)
      joined += [Float](repeating: 0, count: missing)
      // The quiet before one part and behind the other may share a short pause.
      for (index, sample) in piece.samples.enumerated() { joined[start + index] += sample }
      next = start + heard.upperBound + piece.pause
    }
    return joined
  }

  private static func faded(_ samples: ArraySlice<Float>, _ edges: ClipEdges) -> [Float] {
    let (fadeIn, fadeOut) = (edges.fadeIn.frames, edges.fadeOut.frames)
    var faded = Array(samples)
    for index in 0..<min(fadeIn, faded.count) {
      faded[index] *= Float(index) / Float(fadeIn)
    }
    for index in 0..<min(fadeOut, faded.count) {
      faded[faded.count - 1 - index] *= Float(index) / Float(fadeOut)
    }
    return faded
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
