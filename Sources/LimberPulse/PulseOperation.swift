internal import CPulse

/// Something asked of the server, until it is dropped; lives on the loop's thread.
@safe final class PulseOperation {
  private let pointer: OpaquePointer

  /// Takes over what libpulse returned; `nil` if that was an error.
  @unsafe init?(_ operation: OpaquePointer?) {
    guard let operation = unsafe operation else { return nil }
    unsafe pointer = unsafe operation
  }

  deinit {
    unsafe pa_operation_unref(pointer)
  }

  /// Whether the answer is still to come.
  var isRunning: Bool {
    unsafe pa_operation_get_state(pointer) == PA_OPERATION_RUNNING
  }

  /// Gives up waiting: the answer, should it ever come, is told to nobody.
  func giveUp() {
    unsafe pa_operation_cancel(pointer)
  }
}
