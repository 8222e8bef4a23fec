import AuditLog
import AuditPlugin
import CommandKit
import Console
import Glibc
import Identity
import LineEditing

/// `lienket verify`: checks an audit export or a receipt, on any machine, with no store.
struct VerifyVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        let path = desk.options.words[0]
        var status = stat()
        guard stat(path, &status) == 0 else { throw VerifyVerb.missing(path) }
        let answer =
            status.st_mode & S_IFMT == S_IFDIR
            ? VerdictAnswer.answer(try bundle(path), isExport: true) : try receipt(path)
        var masker = Masker { _, _ in false }
        let plain = masker.answer(answer)
        desk.printer(namesPlaces: false).show(
            ResultEnvelope(
                file: nil,
                line: nil,
                command: "verify",
                answer: plain,
                auditSeq: nil
            ),
            format: desk.options.format ?? .table,
            at: SourcePlace(file: path, line: 0)
        )
        return ExitStatus.of(answer.outcome, code: answer.error?.code)
    }

    /// The verdict on a bundle.
    private func bundle(_ folder: String) throws -> AuditVerdict {
        try requireBundle(folder)
        Interrupts.install()
        let verifier = BundleVerifier(
            anchors: BundleAnchors(
                keys: try keys(),
                witnesses: try witnesses(),
                quorum: desk.options.quorum ?? desk.options.witnesses.count,
                since: try since(),
                lines: try anchorLines()
            ),
            resumeFile: desk.options.resume
        )
        let progress = ProgressBar.progress(desk.output, desk.language)
        let wantsEnd = progress.watch()
        defer { progress.clear() }
        do {
            let report = try verifier.verify(folder) { done, whole in
                progress.show(done, whole)
                return !wantsEnd()
            }
            return VerifyVerb.verdict(report)
        } catch BundleError.notThere {
            throw VerifyVerb.missing(folder)
        } catch BundleError.anchorOfAnotherLog {
            throw AuditCheck.badAnchor
        } catch BundleError.interrupted {
            throw interrupted
        }
    }

    static func verdict(_ report: BundleReport) -> AuditVerdict {
        var firstBad: Int64?
        if case .tampered(let first) = report.verdict { firstBad = first }
        return AuditVerdict(
            origin: report.origin,
            first: report.first,
            count: report.count,
            size: report.size,
            root: report.root?.base64 ?? "",
            code: report.verdict.code,
            firstBad: firstBad,
            unsealed: report.unsealed,
            fault: report.fault,
            witnesses: report.witnesses
        )
    }

    /// The answer on a receipt for one record: the verdict, and what the record says.
    private func receipt(_ path: String) throws -> Answer {
        let verifier = ReceiptVerifier(
            keys: try keys(),
            witnesses: try witnesses(),
            quorum: desk.options.quorum,
            since: try since()
        )
        let report = verifier.verify(try AnchorFile().text(path))
        var firstBad: Int64?
        if case .tampered(let index) = report.verdict { firstBad = index }
        let isCovered = report.verdict.code == nil
        let verdict = AuditVerdict(
            origin: report.origin,
            first: report.index,
            count: 1,
            size: report.size,
            root: report.root?.base64 ?? "",
            code: report.verdict.code,
            firstBad: firstBad,
            unsealed: isCovered ? 0 : 1,
            fault: report.verdict.code == "verify.incomplete" ? "tlog-proof" : nil,
            witnesses: report.witnesses
        )
        var answer = VerdictAnswer.answer(verdict, isExport: true)
        // What a receipt says counts only as far as its proof holds.
        if verdict.isConsistent, let leaf = report.leaf {
            let proved = ProvedRecord(leaf, openings: report.openings)
            answer.data?["record"] = .object(proved.data)
            answer.view.blocks.insert(proved.block, at: 0)
        }
        return answer
    }

    private func keys() throws -> [NoteVerifierKey] {
        try [desk.options.key].compactMap { $0 }.map(AuditCheck.parse)
    }

    private func witnesses() throws -> [NoteVerifierKey] {
        try desk.options.witnesses.map(AuditCheck.parse)
    }

    private func since() throws -> [String] {
        try [desk.options.since].compactMap { $0 }.map(AnchorFile().text)
    }

    private func anchorLines() throws -> [AnchorLine] {
        guard let file = desk.options.anchors else { return [] }
        return try AnchorFile().text(file).split(separator: "\n")
            .compactMap { AnchorLine(line: String($0)) }
    }

    /// Says of an export in another form that it has nothing to be checked by.
    private func requireBundle(_ folder: String) throws {
        guard let text = try? AnchorFile().text("\(folder)/\(BundleManifest.fileName)"),
            let manifest = try? BundleManifest(json: Array(text.utf8)),
            manifest.form != BundleManifest.bundleForm
        else { return }
        throw Failure(
            "verify.incomplete",
            Phrase(
                vi: "bản xuất dạng \(manifest.form) không mang bằng chứng; chưa kiểm tra gì",
                en: "an export as \(manifest.form) carries no proofs; nothing was checked"
            ),
            hint: Phrase(
                vi: "xin bản xuất dạng bundle cùng khoảng: audit export --as bundle",
                en: "ask for a bundle of the same range: audit export --as bundle"
            ),
            status: ExitStatus.untrusted
        )
    }

    private static func missing(_ path: String) -> Failure {
        Failure(
            "file.not-found",
            Phrase(vi: "không có bản xuất \(path)", en: "there is no export \(path)"),
            hint: Phrase(
                vi: "thư mục do audit export tạo, hoặc tệp do audit prove tạo",
                en: "a folder made by audit export, or a file made by audit prove"
            ),
            status: ExitStatus.noFile
        )
    }

    private var interrupted: Failure {
        Failure(
            "command.interrupted",
            Phrase(vi: "đã dừng, chưa có kết luận", en: "stopped; there is no verdict"),
            hint: desk.options.resume.map {
                Phrase(vi: "kiểm tra tiếp: thêm --resume \($0)", en: "go on: add --resume \($0)")
            },
            status: ExitStatus.interrupted
        )
    }
}
