internal import LimberDiagnostics
internal import Yams

/// A field of a voice file: what is written, and where.
struct ProfileField {
  /// Its name; dots lead to a field in a field.
  var name: String
  /// Where its name stands.
  var key: Range<Int>
  /// What is written behind the colon.
  var value: Node
  /// Where that stands, as far as it is in one line.
  var place: Range<Int>

  /// The name without the fields it is in.
  var ownName: String { name.split(separator: ".").last.map(String.init) ?? name }
}

/// The fields of a voice file, or of one field in it.
struct ProfileFields {
  /// The fields in the order of the file.
  let all: [ProfileField]
  /// Where they begin.
  let place: Range<Int>

  /// Takes a file apart.
  init(_ source: Source) throws(ProfileYAMLError) {
    self.init(try ProfileYAML.mapping(of: source), in: source, prefix: "", at: source.firstLine)
  }

  /// The fields in a field; nil if its value is something else.
  init?(in field: ProfileField, of source: Source) {
    guard let mapping = field.value.mapping else { return nil }
    self.init(mapping, in: source, prefix: field.name + ".", at: field.key)
  }

  private init(_ mapping: Node.Mapping, in source: Source, prefix: String, at place: Range<Int>) {
    all = mapping.map { key, value in
      let start = key.mark.map { source.offset(of: $0) } ?? place.lowerBound
      let keyRange = source.extent(of: key, from: start)
      let valueStart = value.mark.map { source.offset(of: $0) } ?? keyRange.upperBound
      return ProfileField(
        name: prefix + (key.string ?? source.text(in: keyRange)), key: keyRange, value: value,
        place: source.extent(of: value, from: valueStart))
    }
    self.place = place
  }

  /// The field with that name.
  subscript(name: String) -> ProfileField? {
    all.first { $0.ownName == name }
  }
}
