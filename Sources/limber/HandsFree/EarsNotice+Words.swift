internal import LimberControl
internal import LimberScript

extension EarsNotice {
  /// What a person reads.
  var text: String {
    switch self {
    case .noMicrophone(let reason): "no microphone: \(reason); keys and media keys work"
    case .microphoneLost: "the microphone is gone; keys and media keys work"
    case .microphoneFound(let name): "listening at \(name)"
    case .muted: "the microphone is silent or switched off"
    case .unmuted: "the microphone is on again"
    case .overloaded: "the microphone is too loud; turn it down a little"
    case .coachTooLoud: "the speaker drowns the microphone; not listening while words are said"
    case .coachBearable: "listening while words are said, again"
    case .behind: "understanding falls behind; leave a little time between two commands"
    case .noRecogniser(let reason):
      "voice commands do not work: \(reason); keys and media keys work"
    }
  }

  /// What a person is told aloud; nil for what only concerns who looks.
  var spoken: HandsFreeWords.Notice? {
    switch self {
    case .noMicrophone: .microphoneMissing
    case .microphoneLost: .microphoneLost
    case .microphoneFound, .unmuted: .microphoneFound
    case .muted: .microphoneMuted
    case .overloaded: .microphoneLoud
    case .coachTooLoud: .coachLoud
    case .coachBearable: nil
    case .behind: .voiceLate
    case .noRecogniser: .voiceMissing
    }
  }
}
