internal import LimberControl
internal import LimberScript

extension EarsNotice {
  /// What a person reads in a session, where keys work as ever.
  var text: String {
    switch self {
    case .noMicrophone, .microphoneLost, .noRecogniser: "\(fact); keys and media keys work"
    default: fact
    }
  }

  /// What has changed.
  var fact: String {
    switch self {
    case .noMicrophone(let reason): "no microphone: \(reason)"
    case .microphoneLost: "the microphone is gone; it is taken again when it is back"
    case .microphoneFound(let name): "listening at \(name)"
    case .muted: "the microphone is silent or switched off"
    case .unmuted: "the microphone is on again"
    case .overloaded: "the microphone is too loud and cuts the sound off; turn it down a little"
    case .coachTooLoud: "the speaker drowns the microphone; not listening while it sounds"
    case .coachBearable: "listening while the speaker sounds, again"
    case .behind: "this machine is too busy; leave a little time between two commands"
    case .noRecogniser(let reason): "voice commands do not work: \(reason)"
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
