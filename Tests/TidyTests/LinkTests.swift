import Testing

struct LinkTests {
  @Test func `links between documents lead somewhere`() {
    let broken = Repository.documents.flatMap { document in
      Link.all(in: document.text).filter { !$0.resolves(from: document) }
        .map { "\(document.path):\($0.line) \($0.target)" }
    }
    #expect(broken == [])
    #expect(!Repository.documents.isEmpty)
  }

  @Test func `links in prose are found, those in code and to the web are not`() {
    let text = """
      See [one](a.md), [two](b/c.md#part) and [the web](https://example.org).
      Not `[three](d.md)`.
      ```
      [four](e.md)
      ```
      ![five](#here)
      """
    #expect(Link.all(in: text).map(\.target) == ["a.md", "b/c.md#part", "#here"])
    #expect(Link.all(in: text).map(\.line) == [1, 1, 6])
  }

  @Test(arguments: [
    ("Package.swift", true), ("Sources", true), ("nowhere.md", false), ("#a-heading-of-mine", true),
    ("#another", false), ("Package.swift#settings", false),
  ])
  func `a link resolves if its file and its heading exist`(target: String, isThere: Bool) {
    let document = TextFile(path: "A.md", text: "# A heading, of `mine`\n")
    #expect(Link(target: target, line: 1).resolves(from: document) == isThere)
  }
}
