internal import LimberScript
internal import LimberTimeline
internal import Synchronization

/// A routine in each of its variants, compiled when it is asked for.
final class RoutineForms: Sendable {
  private let compile: @Sendable (Variant) -> Routine?
  private let compiled: Mutex<[Variant: Routine]>

  /// Starts with a routine that is compiled, and knows how others are.
  init(_ routine: Routine, compile: @escaping @Sendable (Variant) -> Routine?) {
    compiled = Mutex([routine.choice.variant: routine])
    self.compile = compile
  }

  /// The routine in a variant; nil if it cannot be compiled so.
  subscript(variant: Variant) -> Routine? {
    if let routine = compiled.withLock({ $0[variant] }) { return routine }
    let routine = compile(variant)
    compiled.withLock { $0[variant] = routine }
    return routine
  }
}
