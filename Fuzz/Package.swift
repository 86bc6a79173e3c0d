// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Limber", path: "..")],
  targets: [
    .executableTarget(
      name: "limber-fuzz",
      dependencies: [
        .product(name: "LimberScript", package: "Limber"),
        .product(name: "LimberExport", package: "Limber"),
        .product(name: "LimberTesting", package: "Limber"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        // The function that starts the program comes with libFuzzer.
        .unsafeFlags(["-parse-as-library"]),
      ])
  ]
)
