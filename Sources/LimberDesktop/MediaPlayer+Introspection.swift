extension MediaPlayer {
  /// What the object offers, as D-Bus describes objects.
  static let introspection: String = {
    let reading = ["Introspectable": [("Introspect", "", "s:data")], "Peer": [("Ping", "", "")]]
    let described = [
      interface("\(freedesktop).Introspectable", reading["Introspectable"] ?? []),
      interface("\(freedesktop).Peer", reading["Peer"] ?? []),
      interface(
        properties,
        [
          ("Get", "s:interface s:name", "v:value"), ("GetAll", "s:interface", "a{sv}:values"),
          ("Set", "s:interface s:name v:value", ""),
        ], signals: [("PropertiesChanged", "s:interface a{sv}:changed as:gone")]),
      interface(root, [("Raise", "", ""), ("Quit", "", "")], of: rootProperties),
      interface(
        player,
        [
          ("Next", "", ""), ("Previous", "", ""), ("Pause", "", ""), ("PlayPause", "", ""),
          ("Stop", "", ""), ("Play", "", ""), ("Seek", "x:offset", ""),
          ("SetPosition", "o:track x:position", ""), ("OpenUri", "s:uri", ""),
        ], signals: [("Seeked", "x:position")], of: MediaPlayer(process: 0).properties(of: player)),
    ]
    return "<node>\n\(described.joined())</node>\n"
  }()

  private static let freedesktop = "org.freedesktop.DBus"

  private static func interface(
    _ name: String, _ methods: [(name: String, takes: String, gives: String)],
    signals: [(name: String, arguments: String)] = [], of properties: [String: BusValue]? = nil
  ) -> String {
    let methods = methods.map { method in
      element("method", method.name, arguments(method.takes, "in") + arguments(method.gives, "out"))
    }
    let signals = signals.map { element("signal", $0.name, arguments($0.arguments, nil)) }
    let properties = (properties ?? [:]).sorted { $0.key < $1.key }.map { name, value in
      let access = name == "Rate" || name == "Volume" ? "readwrite" : "read"
      return "  <property name=\"\(name)\" type=\"\(value.signature)\" access=\"\(access)\"/>\n"
    }
    let contents = (methods + signals + properties).joined()
    return " <interface name=\"\(name)\">\n\(contents) </interface>\n"
  }

  private static func element(_ kind: String, _ name: String, _ arguments: String) -> String {
    "  <\(kind) name=\"\(name)\">\(arguments)</\(kind)>\n"
  }

  /// Arguments of a type and a name each, as in `s:uri`.
  private static func arguments(_ words: String, _ direction: String?) -> String {
    words.split(separator: " ").map { word in
      let parts = word.split(separator: ":")
      let way = direction.map { " direction=\"\($0)\"" } ?? ""
      return "<arg name=\"\(parts[1])\" type=\"\(parts[0])\"\(way)/>"
    }.joined()
  }
}
