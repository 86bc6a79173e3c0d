internal import Glibc

/// What is played by another program, as the sound server tells it.
package struct OtherStream: Hashable, Sendable {
  /// The server's number for it.
  package var index: UInt32
  /// The name of its program.
  package var program: String
  /// What kind of sound it is, such as `music` or `phone`; empty where nobody says.
  package var role: String
  /// The volume of each channel; 65,536 is all of it.
  package var volume: [UInt32]
  /// Whether a program plays it, and lets its volume be changed.
  package var isChangeable: Bool

  /// Creates a stream.
  package init(
    index: UInt32, program: String, role: String, volume: [UInt32], isChangeable: Bool = true
  ) {
    self.index = index
    self.program = program
    self.role = role
    self.volume = volume
    self.isChangeable = isChangeable
  }

  /// Whether it may be lowered: not what guides or warns a person, or what is said to one.
  var mayBeLowered: Bool {
    isChangeable && program != "Limber" && !["event", "phone", "a11y"].contains(role)
  }
}

/// Lowers the volumes of other programs' sound in small steps, and brings them back.
///
/// It does nothing by itself: it is told what plays, and says which volumes to set. A volume that
/// somebody else has changed meanwhile is left alone from then on.
package struct OtherVolumes: Sendable {
  /// How long a step lasts.
  package static let step = Duration.milliseconds(25)
  /// How many steps lead from all of the sound to the low one: 150 ms in all.
  private static let steps = 6.0
  /// How far apart two volumes may be that a server takes for the same: a third of a percent.
  private static let tolerance: UInt32 = 220

  /// A stream that we have lowered.
  private struct Lowered: Sendable {
    var stream: OtherStream
    /// Every volume that we have set since it was as the person had it, the latest last.
    var ours: [[UInt32]] = []
  }

  private var lowered: [UInt32: Lowered] = [:]
  /// What vanished while it was low: the next sound of that program may begin as low as that.
  private var vanished: [Lowered] = []
  private var leftAlone: Set<UInt32> = []
  /// The part of a volume that is left, on the server's cubic scale.
  private var part = 1.0
  private var goal = 1.0
  private var stride = 1.0

  /// Creates the volumes while all is as loud as the person wants it.
  package init() {}

  /// From now on, other sound is to go to `gain` of its amplitude: 1 for all of it, 0 for nothing.
  package mutating func aim(at gain: Double) {
    goal = cbrt(min(max(gain, 0), 1))
    stride = max(0.02, abs(goal - part) / Self.steps)
  }

  /// Whether nothing is to be done until the goal or what plays changes.
  package var isSettled: Bool { part == goal }

  /// Whether everything is as loud as the person wants it.
  package var isBack: Bool { part == 1 && lowered.isEmpty }

  /// Whether it matters that something new plays.
  package var mindsNews: Bool { part < 1 || goal < 1 || !vanished.isEmpty }

  /// The server is another one: all that was lowered is gone.
  package mutating func loseSight() { forget(allBut: []) }

  /// Goes a step towards the goal, or all the way where nobody could hear the steps; returns the volumes to
  /// set on what plays now.
  package mutating func next(_ playing: [OtherStream]) -> [UInt32: [UInt32]] {
    forget(allBut: playing)
    let others = playing.filter { $0.mayBeLowered && !leftAlone.contains($0.index) }
    if others.isEmpty, lowered.isEmpty {
      part = goal
    } else {
      part = part < goal ? min(goal, part + stride) : max(goal, part - stride)
    }
    var volumes: [UInt32: [UInt32]] = [:]
    for stream in others { volumes[stream.index] = volume(for: stream) }
    if part == 1 { lowered = [:] }
    return volumes
  }

  /// The volume that a stream gets; nil if it stays as it is.
  private mutating func volume(for stream: OtherStream) -> [UInt32]? {
    guard var known = lowered[stream.index] ?? newcomer(stream) else { return nil }
    if !known.ours.isEmpty, !known.ours.contains(where: { Self.same($0, stream.volume) }) {
      lowered[stream.index] = nil
      leftAlone.insert(stream.index)
      return nil
    }
    let volume = known.stream.volume.map { UInt32((Double($0) * part).rounded()) }
    defer { lowered[stream.index] = known }
    guard volume != known.ours.last ?? stream.volume else { return nil }
    known.ours = known.ours.suffix(15) + [volume]
    return volume
  }

  /// A stream that is new to us, as the person has it.
  private mutating func newcomer(_ stream: OtherStream) -> Lowered? {
    let same = vanished.firstIndex { gone in
      gone.stream.program == stream.program && gone.stream.role == stream.role
        && gone.ours.contains { Self.same($0, stream.volume) }
    }
    guard let same else { return part < 1 ? Lowered(stream: stream) : nil }
    var known = vanished.remove(at: same)
    known.stream.index = stream.index
    known.ours.append(stream.volume)
    return known
  }

  private mutating func forget(allBut playing: [OtherStream]) {
    let there = Set(playing.map(\.index))
    for (index, known) in lowered where !there.contains(index) {
      lowered[index] = nil
      if !known.ours.isEmpty { vanished = vanished.suffix(31) + [known] }
    }
    leftAlone.formIntersection(there)
  }

  private static func same(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { max($0, $1) - min($0, $1) <= tolerance }
  }
}
