public import LimberDiagnostics

extension Explanation {
  /// Every page about the files of voices.
  public static let voices = Family(name: "The file of a voice", pages: voicePages)

  /// First the file as a whole, then its fields, then what only the engine understands.
  private static let voicePages =
    filePages + fieldPages + advicePages + [
      Explanation(
        "V301", "a line of tuning that is none",
        """
        The lines of "tuning" are those of espeak-ng's own voice files. The engine
        checks no number in them, so only what shapes the sound may be written, each
        within its range; docs/voices.md lists them. With Piper there is only
        "noise-scale" and a number from 0 to 1.
        """,
        wrong: minimal + "\ntuning:\n  - formant 1 100 100 5",
        right: minimal + "\ntuning:\n  - formant 1 100 100 80")
    ]

  /// What every example begins with: the fields that each voice needs.
  private static let minimal = """
    name: example
    language: en-US
    voice: en-us
    """

  private static let filePages = [
    Explanation(
      "V101", "the file cannot be read as text",
      """
      A voice is text in UTF-8 of at most 65,536 bytes. This file is longer, or
      some byte in it cannot be part of such a text: it is no voice at all, or was
      saved in another encoding. Save it as UTF-8. An example cannot be shown.
      """),
    Explanation(
      "V102", "the file is not a list of fields",
      """
      A voice is written as YAML: a name, a colon, a space and a value in each
      line. No field is there twice, nothing is nested deep, and no part is
      repeated by a name with a star, since that makes a small file endless.
      """,
      wrong: minimal + "\nrate: 140\nrate: 150", right: minimal + "\nrate: 150"),
  ]

  private static let fieldPages = [
    Explanation(
      "V201", "a field is missing",
      """
      A voice needs a name, a language, and the name that its engine has for a
      voice. Everything else is as usual where it is not written.
      """,
      wrong: "name: example\nlanguage: en-US", right: minimal),
    Explanation(
      "V202", "there is no such field",
      """
      Fields have fixed names, and a few stand within others, such as "rate" of a
      count within "roles". One that is not known would be without effect, so it
      is told; docs/voices.md lists all of them.
      """,
      wrong: minimal + "\nspeed: 140", right: minimal + "\nrate: 140"),
    Explanation(
      "V203", "a value of another kind",
      """
      The field takes a number, a line of text, a list, or fields of its own, and
      something else is written there. The diagnostic says what it takes.
      """,
      wrong: minimal + "\nrate: quick", right: minimal + "\nrate: 165"),
    Explanation(
      "V204", "a value outside of its range",
      """
      Every number of a voice has a least and a most, within which the engine and
      the mix do what they promise. The diagnostic names both.
      """,
      wrong: minimal + "\npitch: 120", right: minimal + "\npitch: 60"),
    Explanation(
      "V205", "a word that may not stand there",
      """
      The field takes one of a few words, and the diagnostic lists them.
      """,
      wrong: minimal + "\nengine: espeak", right: minimal + "\nengine: espeak-ng"),
    Explanation(
      "V206", "the file is not named for its voice",
      """
      A voice is found by the name of its file, so "--voice" and "fallback" would
      not find this one by the name that is written in it. Rename the file, or the
      voice; these are the lines of example.voice.
      """,
      wrong: minimal.replacing("example", with: "evening"), right: minimal),
  ]

  private static let advicePages = [
    Explanation(
      "V207", "there is no voice of that name to step in",
      """
      Where a voice cannot speak, or would be late, its "fallback" does. There is
      none of that name in this folder, among your own and among the shipped ones,
      so the usual voice of the language would step in.
      """,
      wrong: minimal + "\nfallback: clam", right: minimal + "\nfallback: calm"),
    Explanation(
      "V208", "the engine has no voice of that name",
      """
      The engine on this machine was asked. A voice is called by the engine's own
      name for it, which is not always the tag of its language: British English is
      "en" in espeak-ng. "limber voices" lists the names.
      """,
      wrong: minimal.replacing("voice: en-us", with: "voice: en-uss"), right: minimal),
    Explanation(
      "V209", "louder than a voice sounds clean",
      """
      Above 85 the engine cuts off the peaks of some voices, which crackles. Leave
      "volume" there, and make the voice louder by "gain": what is too loud then is
      made softer without a crackle.
      """,
      wrong: minimal + "\nvolume: 100", right: minimal + "\nvolume: 85\ngain: 4"),
    Explanation(
      "V210", "a rate from which no words can be hastened",
      """
      Words that must fit a time are hastened from the voice's own "rate", at most
      to the highest rate of "fit". A voice that is quicker than that by itself
      leaves words out instead.
      """,
      wrong: minimal + "\nrate: 200",
      right: minimal + "\nrate: 200\nfit:\n  highest: 240"),
  ]
}
