import Foundation
import LimberDiagnostics

/// `limber-bench check FILE...` does the work once and is what is measured.
let arguments = CommandLine.arguments
if arguments.count > 2, let work = Work(rawValue: arguments[1]) {
  try work.run(Array(arguments.dropFirst(2)))
} else if arguments.count == 2 {
  try Benchmark(program: arguments[0], corpus: Corpus(folder: arguments[1])).run()
} else {
  print("usage: limber-bench FOLDER-WITH-ROUTINES")
  exit(64)
}
