internal import Glibc

// Asks libespeak-ng to speak, on behalf of another process. Requests come on standard input and
// frames leave on standard output, as Frame.swift describes; one argument may name the folder
// that holds `espeak-ng-data`.
exit(Worker.run(dataFolder: CommandLine.arguments.dropFirst().first))
