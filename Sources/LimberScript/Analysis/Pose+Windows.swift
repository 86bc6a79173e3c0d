/// The timed lines of a pose, all together.
extension Pose {
  /// Whether the pose has a timed line of that kind.
  func hasWindow(of kind: Window.Kind) -> Bool {
    !quantities(of: kind).isEmpty
  }

  /// The different amounts its timed lines of that kind ask for.
  func quantities(of kind: Window.Kind) -> Set<Quantity> {
    Set(
      (setup + sided + afterwards).compactMap { step in
        guard case .window(let window) = step, window.kind == kind else { return nil }
        return window.quantity
      })
  }

  /// Gives all its timed lines of that kind one amount.
  mutating func setQuantity(_ quantity: Quantity, of kind: Window.Kind) {
    setup = setup.map { $0.with(quantity, of: kind) }
    sided = sided.map { $0.with(quantity, of: kind) }
    afterwards = afterwards.map { $0.with(quantity, of: kind) }
  }
}

extension Step {
  fileprivate func with(_ quantity: Quantity, of kind: Window.Kind) -> Step {
    guard case .window(var window) = self, window.kind == kind else { return self }
    window.quantity = quantity
    return .window(window)
  }
}
