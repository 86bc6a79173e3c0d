internal import LimberPlayer
internal import LimberTimeline

/// The screen that is read from three metres: name, side and time in big letters.
///
/// The name stands at the top, the breath and what few look at stand at the bottom, and the time
/// has everything between them.
enum LargeScreen {
  /// The fewest rows that big digits need.
  private static let leastMiddle = 5
  /// From how many rows on the name is drawn larger too.
  private static let tall = 30

  /// The screen; nil where there is no room for big digits.
  static func lines(
    for state: ScreenState, _ style: ScreenStyle, _ width: Int, _ height: Int
  ) -> [RankedLine]? {
    let now = Moment(state)
    var bottom = bottom(now, state, style, width)
    while true {
      if let lines = lines(for: state, style, width, height, above: bottom) { return lines }
      guard let least = leastNeeded(of: bottom) else { return nil }
      bottom.remove(at: least)
    }
  }

  /// Which line gives way first to the time: none that tells what can be done, or what went wrong.
  private static func leastNeeded(of lines: [RankedLine]) -> Int? {
    let ranks = lines.map(\.rank)
    return ranks.max().flatMap { $0 > 4 ? ranks.lastIndex(of: $0) : nil }
  }

  private static func lines(
    for state: ScreenState, _ style: ScreenStyle, _ width: Int, _ height: Int,
    above bottom: [RankedLine]
  ) -> [RankedLine]? {
    let now = Moment(state)
    for top in tops(now, style, width, isTall: height >= tall) {
      let room = height - top.count - bottom.count
      guard room >= leastMiddle, let middle = middle(now, state, style, width, room) else {
        continue
      }
      let above = [RankedLine](repeating: .blank, count: (room - middle.count) / 2)
      let below = [RankedLine](repeating: .blank, count: room - middle.count - above.count)
      return top + above + middle + below + bottom
    }
    return nil
  }

  /// What may stand at the top, the largest first.
  private static func tops(
    _ now: Moment, _ style: ScreenStyle, _ width: Int, isTall: Bool
  ) -> [[RankedLine]] {
    let larger =
      isTall ? BlockText.wrapped(now.pose, style, width: width, height: 5, scale: 2) : nil
    let usual = BlockText.wrapped(
      now.pose, style, width: width, height: 6, scale: style.leastScale)
    let name = larger ?? usual
    let side = side(now, style, width)
    let place = RankedLine(now.place.joined(separator: style.dot), .none, rank: 2)
    let title = RankedLine(now.pose, .title, rank: 1)
    let large = name?.map { RankedLine($0, .title, rank: 1) }
    return [
      large.map { [.blank] + $0 + side }, large.map { [.blank] + $0 + [place] },
      [.blank, title] + side, [title, place],
    ].compactMap(\.self)
  }

  /// The side, and whether the session is paused; where there is no room for both, the pause.
  private static func side(
    _ now: Moment, _ style: ScreenStyle, _ width: Int
  ) -> [RankedLine] {
    let side = now.slot?.side?.rawValue
    guard now.state.isPaused else { return big(side ?? "", style, width) }
    let both = side.map { "\($0), paused" }.flatMap { BlockText($0) }
    guard let side, let both, both.width <= width else { return big("paused", style, width) }
    return big("\(side), paused", style, width)
  }

  /// A short word, always in as many rows.
  private static func big(_ word: String, _ style: ScreenStyle, _ width: Int) -> [RankedLine] {
    let lines = BlockText.wrapped(word, style, width: width, height: 3, scale: 1) ?? [word]
    return (0..<3).map { RankedLine($0 < lines.count ? lines[$0] : "", .none, rank: 2) }
  }

  /// The time, the repeat or the words, as large as there is room.
  private static func middle(
    _ now: Moment, _ state: ScreenState, _ style: ScreenStyle, _ width: Int, _ room: Int
  ) -> [RankedLine]? {
    guard let text = count(now, state) else {
      let words = state.words
      let big = BlockText.wrapped(words, style, width: width, height: room, scale: 1)
      let lines = big ?? WrappedText.lines(of: words, width: width, count: min(3, room))
      return lines.map { RankedLine($0, .none, rank: 3) }
    }
    guard let widest = BlockText(text.widest), let block = BlockText(text.shown) else {
      return nil
    }
    let scale = min(width / max(1, widest.width), room * 2 / widest.height)
    guard let scale = style.scale(scale), scale >= 2 else { return nil }
    let margin = String(repeating: " ", count: (width - widest.width * scale) / 2)
    return block.lines(scale: scale, style).map { RankedLine(margin + $0, .none, rank: 0) }
  }

  /// What is counted, and the widest text that the same window will show.
  private static func count(
    _ now: Moment, _ state: ScreenState
  ) -> (shown: String, widest: String)? {
    switch state.waiting {
    case .start, .gate: return ("ready?", "ready?")
    case .stop: return ("stop?", "stop?")
    case .pain: return nil
    case nil: break
    }
    if let repeats = now.repeats {
      let widest = "\(repeats.count)/\(repeats.count)"
      return ("\(repeats.number)/\(repeats.count)", widest)
    }
    if now.slot?.kind == .gate { return ("ready?", "ready?") }
    guard let left = now.left, let slot = now.slot else { return nil }
    let digits = slot.duration.clock.map { $0 == ":" ? ":" : "0" as Character }
    return (left, String(digits).count > left.count ? String(digits) : left)
  }

  private static func bottom(
    _ now: Moment, _ state: ScreenState, _ style: ScreenStyle, _ width: Int
  ) -> [RankedLine] {
    let breath = now.breath.map { Bar.breath($0.fullness, style, width: width) } ?? ""
    let isAsked = state.waiting != nil
    let session = now.session.joined(separator: style.dot)
    let keys = KeyLine.lines(for: state, style, width: width, count: 1)
    let notice =
      WrappedText.lines(of: state.remark ?? state.notice ?? "", width: width, count: 2)
      + [state.notices.second].compactMap(\.self)
    return [
      RankedLine(breath, .breath, rank: 5), RankedLine(breath, .breath, rank: 6),
      RankedLine(isAsked ? now.window : now.next, .none, rank: 8),
      RankedLine(session, .none, rank: 9),
      RankedLine(Bar.line(now.sessionPart, style, width: width), .bar, rank: 10),
    ] + notice.map { RankedLine($0, .notice, rank: 4) }
      + SpokenLine.lines(for: state, width: width, count: 1)
      + keys.map { RankedLine($0, .quiet, rank: 3) }
  }
}
