/// Whole-number samples that lie elsewhere, and are read when they are wanted.
public protocol SampleSource: AnyObject, Sendable {
  /// The samples in a range; silence for those that are not there any more.
  ///
  /// May wait for a disk, so nothing that plays in real time uses it.
  func samples(in range: Range<Int>) -> ArraySlice<Int16>
}
