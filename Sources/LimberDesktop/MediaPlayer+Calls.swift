internal import LimberPlayer
internal import LimberTimeline

/// What is asked of a media player.
extension MediaPlayer {
  /// What a call comes to.
  private enum Outcome {
    case done([BusValue] = [], asking: DesktopRequest? = nil)
    case refused(String, String)
  }

  /// Does what a call asks, and answers it if the caller waits.
  func answer(_ call: BusMessage) -> [BusStep] {
    switch outcome(of: call) {
    case .done(let body, let request):
      let answer: [BusStep] = call.wantsAnswer ? [.send(call.answer(body))] : []
      return (request.map { [.ask($0)] } ?? []) + answer
    case .refused(let failure, let reason):
      return call.wantsAnswer ? [.send(call.refusal(failure, reason))] : []
    }
  }

  private func outcome(of call: BusMessage) -> Outcome {
    guard call.path == Self.path || call.interface == "org.freedesktop.DBus.Peer" else {
      return .refused("UnknownObject", "there is nothing at this path")
    }
    switch call.interface {
    case Self.root: return rootOutcome(of: call)
    case Self.player: return playerOutcome(of: call)
    case Self.properties: return propertyOutcome(of: call)
    case "org.freedesktop.DBus.Introspectable" where call.member == "Introspect":
      return .done([.text(Self.introspection)])
    case "org.freedesktop.DBus.Peer" where call.member == "Ping": return .done()
    default: return Self.unknown
    }
  }

  private static let unknown = Outcome.refused("UnknownMethod", "there is no such method")
  private static let invalid = Outcome.refused("InvalidArgs", "the arguments are of other types")

  private func rootOutcome(of call: BusMessage) -> Outcome {
    switch call.member {
    case "Raise": .done()
    case "Quit": .done(asking: .command(.stop))
    default: Self.unknown
    }
  }

  private func playerOutcome(of call: BusMessage) -> Outcome {
    switch (call.member, call.body.first, call.body.dropFirst().first) {
    case ("Next", nil, nil): .done(asking: .command(.next))
    case ("Previous", nil, nil): .done(asking: .command(.back))
    case ("Pause", nil, nil): .done(asking: glance.status == .paused ? nil : .command(.pause))
    case ("Play", nil, nil): .done(asking: play.map { .command($0) })
    case ("PlayPause", nil, nil): .done(asking: .command(playPause))
    case ("Stop", nil, nil): .done(asking: .command(.stop))
    case ("Seek", .int64(let offset), nil): .done(asking: seek(by: offset))
    case ("SetPosition", .path(let track), .int64(let target)):
      .done(asking: track == Self.track ? seek(to: target) : nil)
    case ("OpenUri", .text, nil): .refused("NotSupported", "a session cannot be changed")
    case ("Next", _, _), ("Previous", _, _), ("Pause", _, _), ("Play", _, _), ("PlayPause", _, _),
      ("Stop", _, _), ("Seek", _, _), ("SetPosition", _, _), ("OpenUri", _, _):
      Self.invalid
    default: Self.unknown
    }
  }

  /// What plays already goes on, as MPRIS has it.
  private var play: PlayerCommand? {
    switch glance.status {
    case .playing: nil
    case .waiting: .ready
    case .silent, .ready, .paused, .over: .resume
    }
  }

  /// Whoever sees a session that waits for its sound as paused means no pause.
  private var playPause: PlayerCommand {
    switch glance.status {
    case .waiting: .ready
    case .silent: .resume
    case .ready, .playing, .paused, .over: .toggle
    }
  }

  /// Past the end, as MPRIS has it, is the next pose; the start is as far back as one gets.
  private func seek(by offset: Int64) -> DesktopRequest? {
    guard let length = glance.length else { return nil }
    let (target, isTooFar) = position.microseconds.addingReportingOverflow(offset)
    if isTooFar ? offset > 0 : target > length.microseconds { return .command(.next) }
    return .seek(to: glance.place(shownAt: Milliseconds(isTooFar ? 0 : Int(max(0, target) / 1000))))
  }

  /// A place that is not in the session is none.
  private func seek(to target: Int64) -> DesktopRequest? {
    guard let length = glance.length, (0...length.microseconds).contains(target) else {
      return nil
    }
    return .seek(to: glance.place(shownAt: Milliseconds(Int(target / 1000))))
  }
}

/// The properties of a media player, when they are asked for one by one.
extension MediaPlayer {
  private func propertyOutcome(of call: BusMessage) -> Outcome {
    guard case .text(let interface) = call.body.first else { return Self.invalid }
    guard let all = properties(of: interface) else {
      return .refused("UnknownInterface", "there is no such interface")
    }
    let second = call.body.dropFirst().first
    switch (call.member, second, call.body.dropFirst(2).first) {
    case ("GetAll", nil, nil): return .done([.dictionary(all)])
    case ("Get", .text(let name), nil):
      return all[name].map { .done([.variant($0)]) } ?? Self.unknownProperty
    case ("Set", .text(let name), .variant(let value)):
      guard let old = all[name] else { return Self.unknownProperty }
      return set(name, of: interface, from: old, to: value.plain)
    case ("GetAll", _, _), ("Get", _, _), ("Set", _, _): return Self.invalid
    default: return Self.unknown
    }
  }

  private static let unknownProperty = Outcome.refused(
    "UnknownProperty", "there is no such property")

  /// Another rate is a step to a slower or a faster pace; the loudness is not ours to change.
  private func set(
    _ name: String, of interface: String, from old: BusValue, to new: BusValue
  ) -> Outcome {
    guard interface == Self.player, name == "Rate" || name == "Volume" else {
      return .refused("PropertyReadOnly", "this property cannot be changed")
    }
    guard case .double(let now) = old, case .double(let wanted) = new else { return Self.invalid }
    guard name == "Rate", wanted.isFinite, wanted != now else { return .done() }
    // As MPRIS has it, who wants to stand still wants a pause.
    guard wanted > 0 else { return .done(asking: wanted == 0 ? .command(.pause) : nil) }
    return .done(asking: .command(wanted < now ? .slower : .faster))
  }
}
