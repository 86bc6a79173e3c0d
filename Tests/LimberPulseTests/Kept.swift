/// Keeps a value that a closure makes.
actor Kept<Value: Sendable> {
  var value: Value?

  func keep(_ value: Value) {
    self.value = value
  }
}
