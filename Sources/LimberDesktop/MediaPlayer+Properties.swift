internal import LimberTimeline

/// What a media player tells of itself.
extension MediaPlayer {
  /// What never changes: there is a program, and it can be ended.
  static let rootProperties: [String: BusValue] = [
    "CanQuit": .flag(true), "CanRaise": .flag(false), "HasTrackList": .flag(false),
    "Identity": .text("Limber"), "SupportedUriSchemes": .texts([]),
    "SupportedMimeTypes": .texts([]),
  ]

  /// What is told whenever it changes.
  var playerProperties: [String: BusValue] {
    let isThere = glance.status != .over
    return [
      "PlaybackStatus": .text(playbackStatus), "Metadata": .dictionary(metadata),
      "Rate": .double(Double(glance.pace) / 1000), "MinimumRate": .double(0.5),
      "MaximumRate": .double(2), "Volume": .double(1), "CanGoNext": .flag(isThere),
      "CanGoPrevious": .flag(isThere), "CanPlay": .flag(isThere), "CanPause": .flag(isThere),
      "CanSeek": .flag(isThere && glance.length != nil), "CanControl": .flag(true),
    ]
  }

  /// A session that waits is paused to the desktop: its key is play.
  private var playbackStatus: String {
    switch glance.status {
    case .ready, .over: "Stopped"
    case .playing: "Playing"
    case .paused, .waiting, .silent: "Paused"
    }
  }

  private var metadata: [String: BusValue] {
    var metadata: [String: BusValue] = [
      "mpris:trackid": .path(Self.track), "xesam:title": .text(glance.place),
      "xesam:album": .text(glance.session), "xesam:artist": .texts([glance.session]),
    ]
    if let length = glance.length { metadata["mpris:length"] = .int64(length.microseconds) }
    return metadata
  }

  /// All properties of an interface; nil if it has none.
  func properties(of interface: String) -> [String: BusValue]? {
    switch interface {
    case Self.root: return Self.rootProperties
    case Self.player:
      var properties = playerProperties
      properties["Position"] = .int64(position.microseconds)
      return properties
    default: return nil
    }
  }
}
