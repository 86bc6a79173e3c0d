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
    let part = SpokenPart(speech: KeptSpeech(spoken.converted), pause: .zero)
    try self.init(measuring: [part], gain: gain, edges: edges, isOnBeat: true)
  }

  /// Makes one clip of parts, each of them trimmed and faded as if it were one.
  ///
  /// From the last audible sample of a part to the first of the next one it is silent for exactly
  /// the pause. The beat is only looked for where it is needed. Throws `.engineFailure` if nothing
  /// is heard in one of the parts.
  init(
    measuring parts: [SpokenPart], gain: Double, edges: ClipEdges, isOnBeat: Bool
  ) throws(SpeechError) {
    let factor = Float(pow(10, gain / 20) / 32768)
    let sound = try Self.joined(parts, edges) { pieces in
      KeptSound(
        pieces, factor: factor, fadeIn: edges.fadeIn.frames, fadeOut: edges.fadeOut.frames)
    }.limited()
    // A word that begins with its first sample begins a little later once it is faded in, and its
    // beat moves where its loudest part is made softer.
    guard let heard = sound.audiblePart(below: sound.peak) else { throw .silence }
    var beat = heard.lowerBound
    if isOnBeat {
      let attack = ClipAnalysis.attack(sampleRate: AudioFormat.sampleRate)
      let samples = sound.samples(in: heard.prefix(attack).indices)
      beat += ClipAnalysis.beat(in: samples, sampleRate: AudioFormat.sampleRate)
    }
    self.init(
      sound: .kept(sound.resting), onset: heard.lowerBound, beat: beat, end: heard.upperBound)
  }

  /// The clip with so much silence behind it that it lasts `length` frames, from its onset to its
  /// end; itself if it lasts longer.
  func padded(to length: Int) -> SpeechClip {
    var padded = self
    padded.end = max(end, onset + length)
    padded.sound = sound.padded(to: padded.end)
    return padded
  }

  /// What is heard, with a little around it.
  private static func trimmed(
    _ speech: KeptSpeech, _ edges: ClipEdges
  ) throws(SpeechError) -> KeptSound.Piece {
    guard !speech.heard.isEmpty else { throw .silence }
    let start = max(0, speech.heard.lowerBound - edges.keptBefore.frames)
    let end = min(speech.samples.count, speech.heard.upperBound + edges.keptAfter.frames)
    let samples = speech.samples.dropFirst(start).prefix(end - start)
    return KeptSound.Piece(
      samples: samples, start: 0, reach: speech.reach,
      source: speech.source.map { (samples: $0, first: start) })
  }

  /// The parts one after another with their pauses, which are measured by the loudest of them.
  private static func joined(
    _ parts: [SpokenPart], _ edges: ClipEdges, _ sound: ([KeptSound.Piece]) -> KeptSound
  ) throws(SpeechError) -> KeptSound {
    var pieces: [KeptSound.Piece] = []
    for part in parts { pieces.append(try trimmed(part.speech, edges)) }
    if pieces.count == 1 { return sound(pieces) }
    let alone = pieces.map { sound([$0]) }
    let peak = alone.map(\.peak).max() ?? 0
    var next = 0
    for index in pieces.indices {
      let heard = alone[index].audiblePart(below: peak)
      // Far quieter than the rest, but not silent.
      guard let heard = heard ?? alone[index].audiblePart(below: alone[index].peak) else {
        throw .silence
      }
      // The quiet before one part and behind the other may share a short pause.
      pieces[index].start = max(0, next - heard.lowerBound)
      next = pieces[index].start + heard.upperBound + parts[index].pause.frames
    }
    return sound(pieces)
  }
}

extension KeptSound {
  /// From the first to the last frame that is heard beside a sound as loud as `peak`; nil if nothing
  /// is.
  fileprivate func audiblePart(below peak: Float) -> Range<Int>? {
    peak > 0 ? part(reaching: peak * ClipAnalysis.audible) : nil
  }
}

/// What an engine said for one clause, and how long it is silent after it.
struct SpokenPart {
  /// What it said.
  var speech: KeptSpeech
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
