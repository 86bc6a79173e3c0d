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
    let factor = Float(pow(10, gain / 20) / 32768)
    let samples = spoken.converted.samples.map { Float($0) * factor }
    guard let heard = ClipAnalysis.audiblePart(of: samples) else { throw .silence }
    let start = max(0, heard.lowerBound - edges.keptBefore.frames)
    let end = min(samples.count, heard.upperBound + edges.keptAfter.frames)
    let faded = Self.faded(samples[start..<end], edges)
    // A word that begins with its first sample begins a little later once it is faded in.
    guard let analysis = ClipAnalysis(faded, sampleRate: AudioFormat.sampleRate) else {
      throw .silence
    }
    self.init(
      audio: AudioBuffer(samples: faded), onset: analysis.onset, beat: analysis.beat,
      end: analysis.end)
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

extension SpeechError {
  /// There is nothing to hear in what the engine gave.
  fileprivate static let silence = SpeechError(
    .engineFailure, "the engine gave only silence")
}

extension Milliseconds {
  /// As many frames; a millisecond is exactly 48 of them.
  fileprivate var frames: Int { count * AudioFormat.framesPerMillisecond }
}
