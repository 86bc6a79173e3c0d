public import LimberDiagnostics

extension Explanation {
  /// Every page about scripts, by what it is about: a family for each hundred of codes.
  public static let families = [
    Family(name: "The file", pages: filePages),
    Family(name: "The first word of a line", pages: firstWordPages),
    Family(name: "Numbers", pages: numberPages),
    Family(name: "Structure", pages: structurePages + sidePages + translationPages),
    Family(name: "Names", pages: namePages),
    Family(name: "Choices", pages: choicePages),
    Family(name: "Text", pages: textPages),
    Family(name: "Timing", pages: timingPages),
    Family(name: "Advice", pages: advicePages),
  ]
}
