internal import LimberPlayer
internal import LimberTimeline

/// A session as media keys, headsets and desktops know it: a media player, by MPRIS 2.2.
///
/// The session is one track, whose title is the pose that is heard. The rate is the pace.
package struct MediaPlayer: BusClient {
  static let path = "/org/mpris/MediaPlayer2"
  static let root = "org.mpris.MediaPlayer2"
  static let player = "org.mpris.MediaPlayer2.Player"
  static let properties = "org.freedesktop.DBus.Properties"
  static let track = "/org/limber/session"

  private let process: Int32
  private let clock: (@Sendable () -> ContinuousClock.Instant)?
  /// When the position was told.
  private var moment: ContinuousClock.Instant?
  private(set) var glance = SessionGlance()
  /// The properties as they were told last.
  private var told: [String: BusValue] = [:]
  /// Whether the place on the timeline is another one since it was planned anew.
  private var isReplanned = false

  /// Creates the player; `process` is part of its name if the usual name is taken.
  ///
  /// With a `clock`, the position goes on between the times at which it is told, a second at most.
  package init(process: Int32, clock: (@Sendable () -> ContinuousClock.Instant)? = nil) {
    self.process = process
    self.clock = clock
  }

  /// What has been heard by now.
  var position: Milliseconds {
    guard glance.status == .playing, let moment, let now = clock?() else { return glance.position }
    let passed = Milliseconds(Int((now - moment) / .milliseconds(1)))
    let end = glance.length ?? Milliseconds(.max)
    return max(glance.position, min(glance.position + min(passed, .seconds(1)), end))
  }

  /// Learns what has happened, and says what to do about it.
  package mutating func take(_ input: BusInput) -> [BusStep] {
    switch input {
    case .connected: return [Self.request("\(Self.root).limber", tag: "media name")]
    case .message(let message): return receive(message)
    case .player(let event): return hear(event)
    case .reminder, .aside: return []
    }
  }

  private mutating func hear(_ event: PlayerEvent) -> [BusStep] {
    let (position, status, slot) = (glance.position, glance.status, glance.slot)
    glance.apply(event)
    if position != glance.position || status != glance.status { moment = clock?() }
    var steps: [BusStep] = []
    switch event {
    // No property changes with the position alone.
    case .position where slot == glance.slot: break
    default: steps += tellChanges()
    }
    if hasMoved(by: event) {
      let signal = BusMessage.signal(
        "Seeked", of: Self.player, at: Self.path, [.int64(self.position.microseconds)])
      steps.append(.send(signal))
    }
    return steps
  }

  /// Tells the properties that are not as they were told last.
  private mutating func tellChanges() -> [BusStep] {
    let properties = playerProperties
    let changed = properties.filter { told[$0.key] != $0.value }
    let gone = told.keys.filter { properties[$0] == nil }
    told = properties
    guard !changed.isEmpty || !gone.isEmpty else { return [] }
    let body: [BusValue] = [.text(Self.player), .dictionary(changed), .texts(gone.sorted())]
    return [.send(.signal("PropertiesChanged", of: Self.properties, at: Self.path, body))]
  }

  /// Whether the position is another one than time alone would have made it.
  private mutating func hasMoved(by event: PlayerEvent) -> Bool {
    switch event {
    case .jumped: return true
    case .replanned: isReplanned = true
    case .position:
      defer { isReplanned = false }
      return isReplanned
    default: break
    }
    return false
  }

  private mutating func receive(_ message: BusMessage) -> [BusStep] {
    switch message.kind {
    case .call: return answer(message)
    case .answer where message.tag == "media name":
      // 1 is the owner, 3 means that somebody else is.
      guard message.body.first == .uint32(3) else { return [] }
      return [Self.request("\(Self.root).limber.instance\(process)", tag: "media instance")]
    case .answer, .failure, .signal: return []
    }
  }

  /// Asks for a name; without it nobody finds us, and that is all.
  private static func request(_ name: String, tag: String) -> BusStep {
    let doNotQueue: UInt32 = 4
    return .send(.toBus("RequestName", [.text(name), .uint32(doNotQueue)], tag: tag))
  }
}

extension Milliseconds {
  /// The time in the unit of MPRIS.
  var microseconds: Int64 {
    let (product, isTooMuch) = Int64(count).multipliedReportingOverflow(by: 1000)
    return isTooMuch ? .max : product
  }
}
