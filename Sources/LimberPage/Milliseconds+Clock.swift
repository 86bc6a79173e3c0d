internal import LimberTimeline

extension Milliseconds {
  /// `m:ss`, from one hour on `h:mm:ss`; rounded down.
  var clock: String {
    let seconds = count / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let shown = parts[0] == 0 ? Array(parts.dropFirst()) : parts
    let rest = shown.dropFirst().map { $0 < 10 ? "0\($0)" : "\($0)" }
    return ([String(shown[0])] + rest).joined(separator: ":")
  }
}
