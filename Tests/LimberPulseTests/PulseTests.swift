import Testing

/// Everything that needs a real server: one at a time, so that no test makes another late.
@Suite(.serialized, .timeLimit(.minutes(3)))
enum PulseTests {}
