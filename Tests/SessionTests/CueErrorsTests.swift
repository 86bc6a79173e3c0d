import Testing

/// What is put down to a machine that stood still, and what is not.
struct CueErrorsTests {
  @Test(arguments: [
    // Nothing moved.
    ([0, 0, 0], [0, 0, 0], 0),
    // A block was put in while it stood still for 12 ms.
    ([0, 0, 512, 512], [0, 0, 12, 0], 0),
    // It did not stand still, or not for long enough.
    ([0, 0, 512, 512], [0, 0, 0, 0], 512), ([0, 0, 512, 512], [0, 0, 4, 12], 512),
    // More was put in than it stood still for.
    ([0, 0, 4320, 4320], [0, 0, 12, 0], 4320),
    // What comes early was left out.
    ([0, 0, -512, -512], [0, 0, 12, 0], 512),
    // One cue is late, and the next one is not.
    ([0, 240, 0], [0, 0, 0], 240),
  ])
  func `only as much is excused as the machine stood still for`(
    found: [Int], standstills: [Double], left: Int
  ) {
    let errors = CueErrors(found, standstills: standstills).withoutStandstills
    #expect((errors.frames.max() ?? 0) - (errors.frames.min() ?? 0) == left)
    #expect(errors.largest <= left)
  }
}
