import CommandKit
import Identity
import Store

/// What a dry run has done to the store so far: it is taken back at the end of each transaction and
/// done again in the next one, so that later lines see what earlier ones would have done.
struct RehearsalScript {
    private var deeds: [(any StoreWriter) throws -> Void] = []

    /// Whether nothing was done.
    var isEmpty: Bool { deeds.isEmpty }

    /// Remembers something that was done.
    mutating func add(_ deed: @escaping (any StoreWriter) throws -> Void) { deeds.append(deed) }

    /// Does everything again.
    func replay(_ writer: any StoreWriter) throws {
        for deed in deeds { try deed(writer) }
    }
}
