internal import LimberAudio

extension SpokenAudio {
  /// The same sound at the rate of the mixer, in which it is stored: converting takes longer than
  /// reading.
  var converted: SpokenAudio {
    guard sampleRate != AudioFormat.sampleRate else { return self }
    let isUsual = sampleRate == Self.usual.inputRate
    let converter = isUsual ? Self.usual : Resampler(from: sampleRate, to: AudioFormat.sampleRate)
    return SpokenAudio(
      samples: converter.resampled(rounding: samples), sampleRate: AudioFormat.sampleRate)
  }

  /// For espeak-ng and most neural voices; making it takes longer than a short clip does.
  private static let usual = Resampler(from: 22_050, to: AudioFormat.sampleRate)
}
