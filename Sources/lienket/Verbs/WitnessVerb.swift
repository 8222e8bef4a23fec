import AuditLog
import Console
import Glibc
import Identity

/// `lienket witness`: cosigns a log's newer checkpoint, or says why not; meant for another user or
/// host than the console's.
struct WitnessVerb {
    let desk: DeskSetup

    /// The largest request in bytes.
    private static let maximumLength = 1 << 20

    func run() throws -> Int32 {
        let offered = try desk.options.key.map(WitnessVerb.logKey)
        let state = WitnessState(option: desk.options.state)
        try state.prepare()
        let (key, isNew) = try state.locked { try state.key() }
        if isNew { tell(key.verifier) }
        // Read without the lock: who sends may be slow.
        guard let bytes = FileBytes.read(STDIN_FILENO, atMost: WitnessVerb.maximumLength),
            let text = String(validating: bytes, as: UTF8.self),
            let body = try? AddCheckpointBody(text: text)
        else { throw WitnessFailure.malformed }
        do {
            // Durable before it is shown: an answer that is forgotten could be given twice.
            let answer = try state.locked { try decide(body, key, offered, state) }
            desk.output.write(answer.cosignature)
            return ExitStatus.done
        } catch let refusal as WitnessRefusal {
            if case .conflict(let size) = refusal { desk.output.write("\(size)\n") }
            throw WitnessFailure.refused(refusal)
        }
    }

    /// Decides, and remembers what was accepted.
    private func decide(
        _ body: AddCheckpointBody,
        _ key: NoteSignerKey,
        _ offered: NoteVerifierKey?,
        _ state: WitnessState
    ) throws -> WitnessAnswer {
        let origin = try Checkpoint(text: SignedNote(body.note).text).origin
        let record = try state.record(of: origin)
        let logKey = try WitnessRecord.key(of: record, offered: offered)
        let answer = try Witness(key: key, logKeys: [logKey]).decide(
            body,
            recorded: record?.checkpoint,
            time: DeskSetup.now().milliseconds / 1000
        )
        try state.keep(WitnessRecord(key: logKey, answer: answer))
        return answer
    }

    /// Tells the public key, the one time that it is made.
    private func tell(_ key: NoteVerifierKey) {
        desk.output.report(
            Phrase(
                vi: "Đã tạo khóa của bên chứng kiến. Khóa công khai, giao cho kiểm toán viên:\n",
                en: "Made the witness's key. Its public key, to be given to auditors:\n"
            ).text(desk.language) + key.vkey + "\n"
        )
    }

    /// Reads `--key`.
    private static func logKey(_ vkey: String) throws -> NoteVerifierKey {
        guard let key = try? NoteVerifierKey(vkey: vkey), key.algorithm == .ed25519 else {
            throw WitnessFailure.badKey
        }
        return key
    }
}
