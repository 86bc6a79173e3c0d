internal import Glibc

// Asks libespeak-ng to speak, on behalf of another process. Requests come on standard input and
// frames leave on standard output, as Frame.swift describes; one argument may name the folder
// that holds `espeak-ng-data`. With `--nameless`, what the engine is called is not found out.
//
// Initialising the engine makes a large file in memory for sound that is never played. Where files
// may not be large, that has to fail, not end the program.
signal(SIGXFSZ, SIG_IGN)
let nameless = "--nameless"
let arguments = CommandLine.arguments.dropFirst()
exit(
  Worker.run(
    dataFolder: arguments.first { $0 != nameless }, hasName: !arguments.contains(nameless)))
