extension AudioBuffer {
  /// The samples as they sound alone, nowhere above the ceiling of the mix.
  ///
  /// What is measured in them is then also so in the mix, which makes softer only what is too loud
  /// together. Where nothing is too loud, samples are as they were.
  public func limited() -> AudioBuffer {
    guard !samples.isEmpty else { return self }
    let frames = samples.indices
    var stretch = MixedStretch(around: frames)
    stretch.add(PlacedBuffer(start: 0, buffer: self, gain: 1))
    stretch.limit()
    return AudioBuffer(samples: stretch.samples(on: frames))
  }
}
