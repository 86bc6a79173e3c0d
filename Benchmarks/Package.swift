// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Limber", path: "..")],
  targets: [
    .executableTarget(
      name: "limber-bench",
      dependencies: [.product(name: "LimberScript", package: "Limber")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "limber-mix",
      dependencies: [.product(name: "LimberAudio", package: "Limber")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
