import AuditLog
import Console
import Glibc
import Identity

/// Why the witness did not cosign, in words.
enum WitnessFailure {
    /// A refusal that C2SP knows a status for.
    static func refused(_ refusal: WitnessRefusal) -> Failure {
        switch refusal {
        case .malformed, .oldBeyondNew: malformed
        case .unknownLog: unknownKey
        case .badSignature:
            Failure(
                "verify.bad-signature",
                Phrase(
                    vi: "không ký: chữ ký của nhật ký trên mốc này không đúng",
                    en: "not cosigned: the log's signature on this checkpoint is wrong"
                ),
                hint: Phrase(
                    vi: "lấy lại yêu cầu từ nhật ký: audit checkpoint --old SỐ",
                    en: "take the request from the log again: audit checkpoint --old NUMBER"
                ),
                status: ExitStatus.untrusted
            )
        case .conflict(let size): conflict(size)
        case .inconsistent:
            Failure(
                "verify.rolled-back",
                Phrase(
                    vi: "không ký: nhật ký không nối tiếp mốc đã ký trước; có hai lịch sử",
                    en: "not cosigned: the log does not continue what was cosigned before; "
                        + "there are two histories"
                ),
                hint: Phrase(
                    vi: "giữ lại yêu cầu này làm chứng cứ và báo kiểm toán viên",
                    en: "keep this request as evidence and tell an auditor"
                ),
                status: ExitStatus.untrusted
            )
        case .signingFailed:
            Failure(
                "witness.unsigned",
                Phrase(
                    vi: "không ký: không tạo được chữ ký",
                    en: "not cosigned: no signature could be made"
                ),
                hint: Phrase(
                    vi: "kiểm tra đồng hồ của máy này",
                    en: "check the clock of this machine"
                ),
                status: ExitStatus.untrusted
            )
        }
    }

    /// What was read is no request.
    static let malformed = Failure(
        "witness.malformed",
        Phrase(
            vi: "không ký: đầu vào chuẩn không phải yêu cầu chứng kiến (tối đa 1 MiB)",
            en: "not cosigned: standard input is no request for a witness (1 MiB at most)"
        ),
        hint: Phrase(
            vi: "lấy yêu cầu từ nhật ký: audit checkpoint --old SỐ",
            en: "take the request from the log: audit checkpoint --old NUMBER"
        ),
        status: ExitStatus.usage
    )

    /// `--key` is no key of a log.
    static let badKey = Failure(
        "verify.bad-key",
        Phrase(
            vi: "không ký: khóa không phải khóa nhật ký dạng tên+mã+khóa",
            en: "not cosigned: the key is not a log's key of the form name+id+key"
        ),
        hint: Phrase("lienket witness --key VKEY"),
        status: ExitStatus.usage
    )

    private static let unknownKey = Failure(
        "verify.unknown-key",
        Phrase(
            vi: "không ký: chưa biết nhật ký này, hoặc khóa khác với khóa đã ghi nhớ",
            en: "not cosigned: this log is not known, or its key is another than the one remembered"
        ),
        hint: Phrase(
            vi: "lần đầu, đưa khóa nhận từ nơi tin được: lienket witness --key VKEY",
            en: "at first give the key, from where it can be trusted: lienket witness --key VKEY"
        ),
        status: ExitStatus.untrusted
    )

    private static func conflict(_ size: Int64) -> Failure {
        Failure(
            "witness.conflict",
            Phrase(
                vi: "không ký: mốc đã ký gần nhất có \(size) bản ghi",
                en: "not cosigned: the checkpoint last cosigned is of \(size) records"
            ),
            hint: Phrase("audit checkpoint --old \(size)"),
            status: 1
        )
    }

    /// Others can use a file or directory of the witness.
    static func exposed(_ path: String) -> Failure {
        Failure(
            "witness.exposed",
            Phrase(
                vi: "không ký: người khác đọc hoặc ghi được \(path)",
                en: "not cosigned: others can read or write \(path)"
            ),
            hint: Phrase(
                vi: "thư mục 0700, tệp 0600, của chính người chạy: chmod -R go= THƯ-MỤC",
                en: "directory 0700, files 0600, owned by who runs it: chmod -R go= DIRECTORY"
            ),
            status: ExitStatus.untrusted
        )
    }

    /// A file of the witness is not what it wrote.
    static func damaged(_ path: String) -> Failure {
        Failure(
            "witness.damaged",
            Phrase(
                vi: "không ký: tệp \(path) đã hỏng",
                en: "not cosigned: the file \(path) is damaged"
            ),
            hint: Phrase(
                vi: "báo kiểm toán viên; đừng đưa bản cũ trở lại: nó quên những gì đã ký sau đó",
                en: "tell an auditor; put back no old copy: it has forgotten what came after it"
            ),
            status: ExitStatus.untrusted
        )
    }

    /// The system refused a file; nothing was answered.
    static func unusable(_ path: String, _ number: Int32 = errno) -> Failure {
        let reason = String(cString: strerror(number))
        return Failure(
            "witness.unwritable",
            Phrase(
                vi: "không ký: không đọc hoặc ghi được \(path): \(reason)",
                en: "not cosigned: cannot read or write \(path): \(reason)"
            ),
            hint: Phrase(
                vi: "kiểm tra dung lượng đĩa và quyền tệp",
                en: "check the disk's free space and the permissions"
            ),
            status: ExitStatus.untrusted
        )
    }

    /// Another process has been at work in the directory for long.
    static func busy(_ path: String) -> Failure {
        Failure(
            "witness.busy",
            Phrase(
                vi: "không ký: chương trình khác đang dùng \(path)",
                en: "not cosigned: another program is using \(path)"
            ),
            hint: Phrase(vi: "thử lại sau vài giây", en: "try again in a few seconds"),
            status: ExitStatus.busy
        )
    }
}
