internal import Foundation
internal import Glibc
public import LimberEars

/// The acoustic model of hama, whose library is loaded while the program runs.
///
/// It belongs to one thread. The library stays loaded.
@safe public final class HamaModel: AcousticModel {
  /// What its columns stand for.
  public let tokens: PhonemeTokens

  private let library: HamaLibrary
  private let model: UnsafeMutableRawPointer

  /// The longest it hears at once, in samples: 6.5 s.
  private static let longest = 104_000

  /// Loads the files, if they are those that are known.
  public init(_ files: HamaFiles) throws(AcousticModelError) {
    let (weights, names) = try files.checked()
    tokens = try Self.tokens(names)
    library = try HamaLibrary(files.library)
    let library = library
    let model = unsafe weights.withUnsafeBytes { bytes in
      unsafe library.load(bytes.baseAddress, bytes.count)
    }
    guard let model = unsafe model else {
      throw AcousticModelError(.damaged, "the weights of hama cannot be read")
    }
    unsafe self.model = unsafe model
  }

  deinit {
    unsafe library.free(model)
  }

  /// How likely each token is in each fiftieth of a second.
  public func chances(in samples: [Float]) throws(AcousticModelError) -> PhonemeChances {
    let samples = Array(samples.prefix(Self.longest))
    let width = tokens.width
    let room = Int(library.frames(Int64(samples.count)))
    guard !samples.isEmpty, room > 0 else { return PhonemeChances(rows: [], width: width) }
    var rows = [Float](repeating: 0, count: room * width)
    var frames: Int64 = 0
    let result = unsafe library.run(model, samples, Int64(samples.count), &rows, &frames)
    guard result >= 0, frames >= 0, frames <= room else {
      throw AcousticModelError(.failed, "hama failed")
    }
    rows.removeLast((room - Int(frames)) * width)
    return PhonemeChances(rows: rows, width: width)
  }

  /// The columns as the vocabulary names them, and the two that every model has behind them.
  private static func tokens(_ names: Data) throws(AcousticModelError) -> PhonemeTokens {
    struct Vocabulary: Decodable {
      var decoder: [String]
    }
    guard let vocabulary = try? JSONDecoder().decode(Vocabulary.self, from: names),
      vocabulary.decoder.count == 189,
      let tokens = PhonemeTokens(names: vocabulary.decoder + ["<wb>", "<blank>"])
    else { throw AcousticModelError(.damaged, "the sounds of hama are not those that are known") }
    return tokens
  }
}

/// The four functions of the library.
@safe private struct HamaLibrary {
  typealias Load = @convention(c) (UnsafeRawPointer?, Int) -> UnsafeMutableRawPointer?
  typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void
  typealias Frames = @convention(c) (Int64) -> Int64
  typealias Run =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<Float>?, Int64, UnsafeMutablePointer<Float>?,
      UnsafeMutablePointer<Int64>?
    ) -> Int64

  let load: Load
  let free: Free
  let frames: Frames
  let run: Run

  init(_ path: String) throws(AcousticModelError) {
    guard let handle = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL),
      let load = unsafe dlsym(handle, "hama_asr_load"),
      let free = unsafe dlsym(handle, "hama_asr_free"),
      let frames = unsafe dlsym(handle, "hama_asr_num_frames"),
      let run = unsafe dlsym(handle, "hama_asr_run")
    else { throw AcousticModelError(.damaged, "the library of hama cannot be loaded") }
    unsafe self.load = unsafe unsafeBitCast(load, to: Load.self)
    unsafe self.free = unsafe unsafeBitCast(free, to: Free.self)
    self.frames = unsafe unsafeBitCast(frames, to: Frames.self)
    unsafe self.run = unsafe unsafeBitCast(run, to: Run.self)
  }
}
