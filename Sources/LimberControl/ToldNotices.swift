internal import Synchronization

/// What a person has been told about listening, so that they hear it once.
public final class ToldNotices: Sendable {
  private let told = Mutex<Set<EarsNotice>>([])

  /// Before anything was told.
  public init() {}

  /// Whether something is news; from now on it is told.
  ///
  /// That there is a microphone is news only when there was none.
  public func isNews(_ notice: EarsNotice) -> Bool {
    told.withLock { told in
      guard case .microphoneFound = notice else { return told.insert(notice).inserted }
      let wasMissed = told.contains { $0.isWithoutMicrophone }
      told = told.filter { !$0.isWithoutMicrophone }
      return wasMissed
    }
  }
}

extension EarsNotice {
  /// Whether nothing can be heard for want of a microphone.
  fileprivate var isWithoutMicrophone: Bool {
    switch self {
    case .noMicrophone, .microphoneLost: true
    default: false
    }
  }
}
