public import LimberTimeline

extension Milliseconds {
  /// The time for people: `m:ss`, rounded down; `h:mm:ss` from one hour on; never below zero.
  public var clock: String {
    let seconds = max(0, count) / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let shown = parts[0] == 0 ? Array(parts.dropFirst()) : parts
    let rest = shown.dropFirst().map { $0 < 10 ? "0\($0)" : "\($0)" }
    return ([String(shown[0])] + rest).joined(separator: ":")
  }
}
