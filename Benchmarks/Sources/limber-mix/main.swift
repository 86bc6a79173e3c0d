import Foundation
import LimberAudio

/// How long it takes to mix 20 minutes, in processor seconds; the best of five rounds counts.
let frames = 1200 * AudioFormat.sampleRate

/// Eight seconds that swell and fade like speech does: a buzz at 110 Hz in syllables of a quarter
/// second, with its peaks at 1.
func speech() -> AudioBuffer {
  let samples = (0..<8 * AudioFormat.sampleRate).map { frame in
    let time = Double(frame) / Double(AudioFormat.sampleRate)
    let buzz = (1...20).reduce(0.0) { $0 + cos(2 * .pi * 110 * Double($1) * time) } / 20
    let syllable = sin(.pi * time / 0.25)
    return Float(buzz * syllable * syllable)
  }
  return AudioBuffer(samples: samples)
}

/// The speech at a gain, every 20 seconds.
func session(_ clip: AudioBuffer, gain: Float) -> Mixer {
  let starts = stride(from: 0, to: frames, by: 20 * AudioFormat.sampleRate)
  return Mixer(starts.map { PlacedBuffer(start: $0, buffer: clip, gain: gain) })
}

/// So many voices that speak without a pause, together never too loud.
func voices(_ count: Int) -> Mixer {
  let starts = stride(from: 0, to: frames, by: clip.samples.count)
  return Mixer(
    starts.flatMap { start in
      (0..<count).map { PlacedBuffer(start: start + 997 * $0, buffer: clip, gain: 0.01) }
    })
}

func seconds(_ mixer: Mixer, piece: Int) -> Double {
  var samples = [Int16](repeating: 0, count: piece)
  let rounds = (0..<5).map { _ in
    let start = clock()
    for frame in stride(from: 0, to: frames, by: piece) {
      mixer.render(from: frame, into: &samples)
    }
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
  return rounds.min() ?? 0
}

let clip = speech()
let always = AudioBuffer(samples: (0..<frames).map { Float(2 * sin(Double($0) / 50)) })
let mixers = [
  ("speech that is never too loud", session(clip, gain: 0.5)),
  ("speech with peaks 4 dB too loud", session(clip, gain: 1.3)),
  ("a tone that is always too loud", Mixer([PlacedBuffer(start: 0, buffer: always, gain: 1)])),
  ("denormal numbers", session(clip, gain: 1e-39)),
  ("32 voices, all the time", voices(32)),
]
print("| 20 minutes of | 1 s at a time | 100 ms | 20 ms |")
print("| --- | --- | --- | --- |")
for (name, mixer) in mixers {
  let times = [48_000, 4800, 960].map { String(format: "%.2f s", seconds(mixer, piece: $0)) }
  print("| \(name) | \(times.joined(separator: " | ")) |")
}
