/// How long a group goes on although somebody waits for the writer queue.
///
/// The longer, the more lines share a commit; but everybody waits for everybody else's turn. What a run
/// has waited for its own turn tells how many want one: while that is short it takes more time, and
/// less once it is long, so that with few writers they all go fast, and with many each is served soon.
struct Courtesy {
    /// The wait for a turn that is well enough, in nanoseconds.
    static let goodWait: UInt64 = 20_000_000
    /// The wait from which a run makes room for others.
    static let longWait: UInt64 = 40_000_000
    /// The longest that a group goes on while others wait.
    static let most: UInt64 = 20_000_000

    /// How long the next group goes on, in nanoseconds; 0: only the line that it has begun.
    private(set) var time: UInt64 = 2_000_000

    /// Takes into account how long the last turn was waited for.
    mutating func adapt(to waited: UInt64) {
        if waited > Self.longWait {
            time /= 4
        } else if waited < Self.goodWait {
            time = min(max(time, 250_000) * 2, Self.most)
        }
    }
}
