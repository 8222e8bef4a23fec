import Identity

/// Counts different things within a span of time that slides along, and says when there are many.
struct SlidingWindow: Sendable {
    private struct Event {
        let at: Int64
        let seq: Int64
        let key: Int64
    }

    /// Most events that are kept: with so many the finding is there anyhow.
    private static let room = 4096

    private let kind: Finding.Kind
    private let login: String
    private let span: Int64
    private let threshold: Int
    private var events: [Event] = []
    private var head = 0
    private var counts: [Int64: Int] = [:]
    private var episode: Finding?

    /// Makes a window for one agent.
    ///
    /// - Parameters:
    ///   - kind: what many are.
    ///   - login: the agent.
    ///   - span: milliseconds; events exactly so far apart still count together.
    ///   - threshold: so many are many.
    init(_ kind: Finding.Kind, _ login: String, span: Int64, threshold: Int) {
        self.kind = kind
        self.login = login
        self.span = span
        self.threshold = threshold
    }

    /// Takes in things that one record is about.
    ///
    /// - Returns: an earlier finding that is over by now, if there is one.
    mutating func take(_ keys: [Int64], _ seq: Int64, at: Instant) -> Finding? {
        let now = at.milliseconds
        while head < events.count,
            events[head].at < now - span || events.count - head >= SlidingWindow.room
        {
            dropFirst()
        }
        // It is over once half of it is gone; so what goes up and down round the threshold is one.
        var over: Finding?
        if let episode, counts.count * 2 < threshold {
            over = episode
            self.episode = nil
        }
        for key in keys {
            // One citizen ten times in a row is one event, at its last time.
            if head < events.count, let last = events.last, last.key == key {
                events[events.count - 1] = Event(at: now, seq: last.seq, key: key)
                continue
            }
            events.append(Event(at: now, seq: seq, key: key))
            counts[key, default: 0] += 1
        }
        guard counts.count >= threshold else { return over }
        if episode == nil {
            var begun = Finding(
                kind,
                login,
                from: Instant(milliseconds: events[head].at)
            )
            for event in events[head...] {
                begun.add(event.seq, at: Instant(milliseconds: event.at))
            }
            episode = begun
        } else {
            episode?.add(seq, at: at)
        }
        let most = max(episode?.count ?? 0, counts.count)
        episode?.count = most
        return over
    }

    /// The finding that is still going on at the end of the log.
    var unfinished: Finding? { episode }

    private mutating func dropFirst() {
        let key = events[head].key
        head += 1
        if let count = counts[key] { counts[key] = count > 1 ? count - 1 : nil }
        if head >= 64, head * 2 >= events.count {
            events.removeFirst(head)
            head = 0
        }
    }
}
