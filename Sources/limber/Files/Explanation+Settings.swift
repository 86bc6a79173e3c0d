internal import LimberDiagnostics

extension Explanation {
  /// Every page about the file of settings.
  static let settings = Family(
    name: "The file of settings",
    pages: [
      Explanation(
        "S101", "the file cannot be read as text",
        """
        Settings are text in UTF-8 of at most 65,536 bytes. This file is longer, or
        some byte in it cannot be part of such a text. Nothing in it counts until
        that is mended. An example cannot be shown.
        """),
      Explanation(
        "S102", "the file is not a list of fields",
        """
        Settings are written as YAML: the long name of an option, a colon, a space
        and a value in each line. No option is there twice.
        """,
        wrong: "pace: gentle\npace: brisk", right: "pace: gentle"),
      Explanation(
        "S201", "there is no such setting",
        """
        A setting is called as the option is, without the two hyphens. What
        concerns one session alone, such as "from" and "resume", is none.
        """,
        wrong: "tempo: gentle", right: "pace: gentle"),
      Explanation(
        "S202", "the value is none that the option takes",
        """
        A setting takes what its option takes on the command line. What is only
        switched on there is true or false here, and what may be given more than
        once is a list. The others count all the same.
        """,
        wrong: "large: yes please\nwait: sometimes", right: "large: true\nwait: poses"),
      Explanation(
        "S203", "two settings do not go together",
        """
        A screen is either large or made of plain lines, and a dose that is asked
        for leaves no length to be met. The first of both counts.
        """,
        wrong: "large: true\nplain: true", right: "large: true"),
    ])
}
