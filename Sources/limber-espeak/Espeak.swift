internal import CEspeakNG
internal import Glibc

/// The engine, initialised: what every utterance starts from.
///
/// libespeak-ng is one big global. It is initialised once and never terminated, since the second
/// cycle hangs, and what it says depends on what it said before; so only a process of its own,
/// forked from this state, ever lets it say something that counts.
struct Espeak {
  /// Where its voices are.
  let data: DataFolder
  /// Samples a second.
  let sampleRate: Int

  /// Initialises the engine and makes it say a word.
  ///
  /// Initialising reports success without any data, so only samples prove that it works.
  init(data: DataFolder) throws(Failure) {
    let options = espeakINITIALIZE_DONT_EXIT
    let rate = unsafe espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, data.path, options)
    guard rate > 0 else {
      throw Failure(code: .unavailable, reason: "espeak-ng cannot read \(data.path)")
    }
    self.data = data
    sampleRate = Int(rate)
    try prove()
  }

  /// Names the engine, its version, and the exact library, or program that it is part of, and data.
  var fingerprint: String {
    var sum = Fingerprint()
    sum.add(file: DataFolder.libraryFile ?? "/proc/self/exe")
    sum.add(folder: data.path)
    let version = unsafe espeak_Info(nil).map { unsafe String(cString: $0) } ?? "unknown"
    return "espeak-ng \(version) \(sum.digits)"
  }

  /// The files and folders that this is read from, besides the program.
  var sources: [String] {
    (DataFolder.libraryFile.map { [$0] } ?? []) + data.places
  }

  /// The voices there are, a line for each: its name, a tab, and the tag of its language.
  var voiceList: [UInt8] {
    guard var voice = unsafe espeak_ListVoices(nil) else { return [] }
    var lines: [String] = []
    while let entry = unsafe voice.pointee {
      // In front of each tag is a byte of priority; the first tag is the voice's own.
      // It is selected by the name of its file, which its identifier ends with.
      if let identifier = unsafe entry.pointee.identifier,
        let name = unsafe String(cString: identifier).split(separator: "/").last,
        let languages = unsafe entry.pointee.languages
      {
        lines.append("\(name.lowercased())\t\(unsafe String(cString: languages + 1))\n")
      }
      unsafe voice += 1
    }
    return Array(lines.joined().utf8)
  }

  /// Takes a voice, and the tuning of it; leaves the engine changed.
  func take(_ manner: SpeakRequest.Manner) throws(Failure) {
    try select(manner.voice)
    if !manner.tuning.isEmpty { try TunedVoice(manner.tuning, data: data).select() }
  }

  /// Says `request`, whole, into `output`, with the voice that was taken.
  ///
  /// Leaves the engine changed: call it in a process that ends afterwards.
  func say(_ request: SpeakRequest, into output: inout SampleOutput) throws(Failure) {
    try set(espeakRATE, request.rate)
    try set(espeakPITCH, request.pitch)
    try set(espeakRANGE, request.range)
    try set(espeakVOLUME, request.volume)
    try set(espeakWORDGAP, request.wordGap)
    try synthesize(request.text, into: &output)
  }

  private func prove() throws(Failure) {
    var nowhere = SampleOutput(into: nil)
    try select("en")
    try synthesize(Array("one".utf8), into: &nowhere)
    guard nowhere.count > 0 else {
      throw Failure(code: .unavailable, reason: "espeak-ng is silent with \(data.path)")
    }
  }

  /// The engine keeps its voice after an unknown one, and ignores an unknown variant.
  private func select(_ voice: String) throws(Failure) {
    let parts = voice.split(separator: "+", omittingEmptySubsequences: false)
    let isName = voice.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 >= 0x20 && $0 < 0x7F }
    let variantExists = parts.count == 1 || parts.count == 2 && data.hasVariant(parts[1])
    guard isName, !voice.isEmpty, variantExists, unsafe espeak_SetVoiceByName(voice) == EE_OK else {
      throw Failure(code: .voiceNotFound, reason: "espeak-ng has no voice named \(voice)")
    }
  }

  private func set(_ parameter: espeak_PARAMETER, _ value: Int) throws(Failure) {
    guard espeak_SetParameter(parameter, Int32(value), 0) == EE_OK else {
      throw Failure(code: .engineFailure, reason: "espeak-ng refused a parameter")
    }
  }

  private func synthesize(_ text: [UInt8], into output: inout SampleOutput) throws(Failure) {
    unsafe espeak_SetSynthCallback { samples, count, events in
      unsafe SampleOutput.take(samples, count: count, events: events)
    }
    let status = unsafe withUnsafeMutablePointer(to: &output) { output in
      unsafe espeak_Synth(
        text + [0], text.count + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, output)
    }
    // An utterance that was stopped reports success, so the output knows better.
    if output.isOverLimit {
      throw Failure(code: .tooLong, reason: "the words take longer than a minute")
    }
    guard status == EE_OK else {
      throw Failure(code: .engineFailure, reason: "espeak-ng failed with status \(status.rawValue)")
    }
  }
}
