/// A script of over twenty minutes, with few different words.
enum LongSession {
  static let name = "long.routine"

  static let script: String = {
    let parts = (1...22).map { number in
      """
      Part: Part \(number)
      Reach up once, and lower your arms.
      Hold: 50 seconds

      """
    }
    return "Session: Twenty minutes\n\n" + parts.joined(separator: "\n")
  }()
}
