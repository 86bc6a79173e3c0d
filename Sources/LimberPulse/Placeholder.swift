/// The sound server edge.
enum Placeholder {}
