public import LimberDiagnostics
internal import Yams

/// A small file of fields with one value or several, read as carefully as a voice.
public struct FieldFile: Sendable {
  /// A value, and where it stands.
  public struct Value: Hashable, Sendable {
    /// The value as it is written, without quotes.
    public var text: String
    /// The bytes that it takes.
    public var place: Range<Int>
  }

  /// A field.
  public struct Field: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Where its name stands.
    public var key: Range<Int>
    /// Where what is written behind the colon stands, as far as it is in one line.
    public var place: Range<Int>
    /// Its value, or those of its list; nil if it is something else.
    public var values: [Value]?
  }

  /// The fields in the order of the file.
  public let fields: [Field]
  /// What is wrong with the file as a whole, by a code of voice files; then it has no fields.
  public let problem: Diagnostic?

  /// Takes a file apart; it may hold anything, and need not hold a field.
  public init(_ source: Source) {
    let isEmpty = source.lines.allSatisfy { line in
      let first = source.bytes[line].first { $0 != UInt8(ascii: " ") }
      return first == nil || first == UInt8(ascii: "#")
    }
    do throws(ProfileYAMLError) {
      fields = isEmpty ? [] : try ProfileFields(source).all.map { Self.field($0, in: source) }
      problem = nil
    } catch {
      (fields, problem) = ([], error.diagnostic)
    }
  }

  private static func field(_ field: ProfileField, in source: Source) -> Field {
    let nodes = field.value.sequence.map(Array.init) ?? [field.value]
    let values = nodes.compactMap { node in
      node.string.map { text in
        let start = node.mark.map { source.offset(of: $0) } ?? field.place.lowerBound
        return Value(text: text, place: source.extent(of: node, from: start))
      }
    }
    return Field(
      name: field.name, key: field.key, place: field.place,
      values: values.count == nodes.count ? values : nil)
  }
}
