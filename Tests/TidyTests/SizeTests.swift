import Testing

struct SizeTests {
  static let longestFile = 400
  static let longestFunction = 50

  @Test func `no file is longer than 400 lines`() {
    let long = Repository.swift.filter { $0.lines.count > Self.longestFile }
    #expect(long.map(\.path) == [])
    #expect(Repository.swift.count > 50)
  }

  @Test func `no function is longer than 50 lines`() {
    let long = Repository.swift.flatMap { file in
      FunctionLengths(file.text).lengths.filter { $0.length > Self.longestFunction }
        .map { "\(file.path):\($0.line)" }
    }
    #expect(long == [])
  }

  @Test func `half of the files have at most 90 lines`() {
    #expect(median(Repository.swift.map(\.lines.count)) <= 90)
  }

  @Test func `half of the functions have at most 8 lines`() {
    let lengths = Repository.swift.flatMap { FunctionLengths($0.text).lengths.map(\.length) }
    #expect(median(lengths) <= 8)
  }

  private func median(_ numbers: [Int]) -> Int {
    numbers.sorted()[numbers.count / 2]
  }

  @Test func `a function counts from its name to its closing brace`() {
    let source = """
      protocol P { func requirement() }
      func one() { }
      struct S {
        init(a: Int = { 1 }()) {
          let text = "}" // }
          if a == 1 { self.init() }
        }
        func `func with braces }`() -> Int {
          call({ () in
            func inner() {
            }
          })
        }
      }
      """
    let lengths = FunctionLengths(source).lengths
    #expect(lengths.map(\.line) == [2, 4, 8, 10])
    #expect(lengths.map(\.length) == [1, 4, 6, 2])
  }

  @Test func `a long function is found`() {
    let body = Array(repeating: "  a()", count: 49).joined(separator: "\n")
    #expect(FunctionLengths("func f() {\n\(body)\n}").lengths.map(\.length) == [51])
  }
}
