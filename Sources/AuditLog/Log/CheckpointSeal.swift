/// What the signatures of a checkpoint are worth to an auditor.
struct CheckpointSeal {
    /// Why a checkpoint is not taken.
    enum Problem: Error, Hashable {
        /// A signature by a given key is wrong, or none of the given keys signed.
        case refused(NoteError)
        /// Fewer witnesses than wanted have cosigned.
        case quorumMissed
    }

    /// Whether trusted keys vouch for the checkpoint.
    let isSealed: Bool
    /// The names of the witnesses whose good cosignature is on it.
    let witnesses: [String]

    /// Checks a checkpoint's signatures.
    /// - Parameters:
    ///   - note: the checkpoint's note.
    ///   - origin: the checkpoint's origin.
    ///   - keys: trusted keys, one of which must have signed when there are any.
    ///   - cosigners: witnesses that must have cosigned, up to the quorum.
    ///   - quorum: how many of the witnesses; with 0 their cosignatures vouch for nothing.
    /// - Throws: `Problem`.
    init(
        _ note: SignedNote,
        origin: String,
        keys: [NoteVerifierKey],
        cosigners: [NoteVerifierKey],
        quorum: Int
    ) throws(Problem) {
        let usable = keys.counting(forLog: origin)
        let witnesses = cosigners.filter { $0.algorithm == .cosignature }
        var good: [NoteVerifierKey] = []
        do {
            good = try note.verify(with: usable + witnesses)
        } catch .unknownKey {
            // Nobody signed; whether anybody had to is asked below.
        } catch {
            throw .refused(error)
        }
        guard keys.isEmpty || usable.contains(where: good.contains) else {
            throw .refused(.unknownKey)
        }
        // One key under two names is one witness.
        let cosigned = Set(witnesses.filter(good.contains).map(\.publicKey)).count
        guard cosigners.isEmpty || cosigned >= quorum else { throw .quorumMissed }
        isSealed = !keys.isEmpty || (quorum > 0 && cosigned > 0)
        self.witnesses = good.filter { $0.algorithm == .cosignature }.map(\.name)
    }
}

extension [NoteVerifierKey] {
    /// The keys that count for a log: a log's own key for its own name alone, else one log's key could
    /// vouch for another log; a witness's key for any.
    func counting(forLog origin: String) -> [NoteVerifierKey] {
        filter { $0.algorithm == .cosignature || NoteName.areSame($0.name, origin) }
    }
}
