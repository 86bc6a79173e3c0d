internal import CPulse
internal import LimberAudio

/// What is known of a device.
package struct PulseDevice: Hashable, Sendable {
  /// Its name on the server.
  package var name: String
  /// The module that drives it.
  package var driver: String
  /// What the server says of it, by the names of libpulse: `device.bus` and others.
  package var properties: [String: String]

  /// Creates the description of a device.
  package init(name: String, driver: String, properties: [String: String]) {
    self.name = name
    self.driver = driver
    self.properties = properties
  }

  /// What the properties are called that matter here.
  private static let asked = [
    PA_PROP_DEVICE_BUS, PA_PROP_DEVICE_FORM_FACTOR, PA_PROP_DEVICE_API, PA_PROP_DEVICE_CLASS,
    PA_PROP_DEVICE_PROFILE_NAME,
  ]

  /// Reads what libpulse tells.
  @unsafe init(_ info: pa_sink_info) {
    name = unsafe PulseEvent.text(info.name)
    driver = unsafe PulseEvent.text(info.driver)
    properties = [:]
    for key in Self.asked {
      properties[key] = unsafe PulseEvent.text(pa_proplist_gets(info.proplist, key))
    }
    properties["port"] = unsafe PulseEvent.text(info.active_port?.pointee.name)
  }

  /// Whether it stands in for a device while there is none; what is played on it nobody hears.
  package var isStandIn: Bool { Self.isStandIn(name) }

  /// Whether a device of that name does.
  static func isStandIn(_ name: String) -> Bool { name == "auto_null" }

  /// How many frames of something the device may swallow before it is awake (PLAYBACK.md 8).
  ///
  /// Half a second for USB and PCI, 1 s for Bluetooth, 1.5 s for HDMI and for what is unknown, each
  /// with what was seen beyond it.
  package var wake: Int {
    let text = properties.values.joined(separator: " ") + " " + name + " " + driver
    if properties[PA_PROP_DEVICE_CLASS] == "abstract" { return 0 }
    if text.contains("bluez") || text.contains("bluetooth") { return AudioFormat.sampleRate }
    if text.contains("hdmi") { return Self.longestWake }
    if let bus = properties[PA_PROP_DEVICE_BUS], bus == "usb" || bus == "pci" {
      return AudioFormat.sampleRate * 3 / 5
    }
    return Self.longestWake
  }

  private static let longestWake = AudioFormat.sampleRate * 3 / 2
}
