/// Turns a sum into a sample that cannot wrap around.
enum Limiter {
  /// Up to here, sums pass unchanged; above, they bend towards full scale and never reach it.
  private static let knee: Float = 0.9
  /// Above this a sum is no sound any more; it becomes full scale.
  private static let absurd: Float = 1e9

  /// The sample nearest to `sum`; the conversion drops what is behind the point.
  static func sample(_ sum: Float) -> Int16 {
    let scaled = limited(sum) * 32_767
    return Int16(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
  }

  private static func limited(_ sum: Float) -> Float {
    sum.magnitude <= knee ? sum : bent(sum)
  }

  private static func bent(_ sum: Float) -> Float {
    let size = sum.magnitude
    guard size < absurd else { return sum < 0 ? -1 : 1 }
    let over = (size - knee) / (1 - knee)
    let bent = knee + (1 - knee) * over / (1 + over)
    return sum < 0 ? -bent : bent
  }
}
