import Glibc
import Testing

@testable import ProgramSupport

/// What the process says of its own command line.
@Suite struct Usage {
    @Test(arguments: [
        ["bogus"], ["--bogus"], ["-x"], ["init", "extra"], ["--lang"], ["--lang", "xx", "doctor"],
        ["--format", "xml", "doctor"], ["--color=sometimes", "doctor"], ["exec"], ["run"],
        ["import"],
        ["import", "a", "b"], ["backup"], ["doctor", "now"], ["--demo", "doctor"],
        ["--yes=1", "doctor"], ["--lang=vi", "--lang=vi", "doctor"], ["--store", "", "doctor"],
        ["--reason", "công dân", "exec", "whoami"],
    ])
    func mistakes(_ words: [String]) throws {
        let desk = try Desk()
        let call = try desk.call(words, login: nil)
        #expect(call.status == 64)
        #expect(call.out.isEmpty)
        #expect(call.err.hasPrefix("error[usage."))
        #expect(call.err.contains("\nhint: "))
        #expect(try desk.acts().isEmpty)
    }

    @Test(arguments: [
        ["find", "0905000001"], ["find", "+84 905 000 001"], ["find", "0905.000.001"],
        ["find", "0905", "000", "001"], ["find", "trungdu.dang@example.com"],
        ["find", "052089999999"], ["find", "219999999"], ["show", "052 089 999 999"],
        ["--", "find", "0905000001"], ["find", "--born=0905000001"],
        ["case", "open", "0905000001", "--reason", "công dân gọi"],
        ["edit", "C-8", "phone", "0905000001", "--reason", "công dân đọc"],
        ["unlink", "C-29", "vnpost", "--reason", "gọi lại 0905000001"],
        ["find", "052089999999|219999999|Đặng Trung Du|12041989|Nam|Bình Định|01012021"],
    ])
    func personalDataInArguments(_ words: [String]) throws {
        let desk = try Desk()
        let call = try desk.call(["exec"] + words)
        #expect(call.status == 64)
        #expect(call.err.contains("error[usage.personal-data]"))
        for secret in ["0905000001", "905 000 001", "052089999999", "219999999", "trungdu"] {
            #expect(!call.all.contains(secret))
        }
        // Nothing ran, and nothing was logged, in clear or otherwise.
        #expect(try desk.acts().isEmpty)
    }

    @Test func personalDataInOptionsOfTheRun() throws {
        let desk = try Desk()
        for words in [
            ["--case", "0905000001", "--reason", "công dân gọi", "exec", "whoami"],
            ["--case", "CALL-1", "--reason", "gọi từ 0905000001", "exec", "whoami"],
        ] {
            let call = try desk.call(words)
            #expect(call.status == 64)
            #expect(!call.all.contains("0905000001"))
        }
    }

    @Test func whatLooksHarmlessRuns() throws {
        let desk = try Desk()
        let call = try desk.call(
            ["--case", "HD-2024-0001", "--reason", "công dân gọi", "exec", "status", "C-12"])
        #expect(call.status == 0, "\(call.all)")
        #expect(call.out.contains("Đinh Thị Kim Oanh"))
    }

    @Test func help() throws {
        let desk = try Desk(nil)
        for words in [
            ["--help"], ["-h"], ["help"], ["run", "--help"], ["--lang", "en", "--help"],
        ] {
            let call = try desk.call(words, login: nil)
            #expect(call.status == 0)
            #expect(call.err.isEmpty)
            #expect(call.out.contains(words.contains("en") ? "Usage" : "Cách dùng"), "\(words)")
            #expect(call.out.split(separator: "\n").allSatisfy { $0.count <= 100 })
        }
        for (variable, value, word) in [
            ("LANG", "en_US.UTF-8", "Usage"), ("LC_ALL", "en_GB.UTF-8", "Usage"),
            ("LANG", "vi_VN.UTF-8", "Cách dùng"), ("LANG", "C", "Cách dùng"),
        ] {
            let call = try desk.call(["--help"], login: nil, environment: [variable: value])
            #expect(call.out.contains(word), "\(variable)=\(value)")
        }
        #expect(!Files.exists(desk.home))
    }

    @Test func version() throws {
        let call = try Desk(nil).call(["--version"], login: nil)
        #expect(call.status == 0 && call.err.isEmpty)
        let words = call.out.split(separator: " ")
        #expect(words.first == "lienket" && words.count == 2 && call.out.hasSuffix("\n"))
    }

    @Test func exitStatuses() throws {
        let desk = try Desk()
        let caseWords = ["--case", "CALL-1", "--reason", "công dân gọi", "exec"]
        for (words, status) in [
            (["exec", "whoami"], 0), (["exec", "show", "C-1"], 1),
            (caseWords + ["show", "C-999"], 1),
            (caseWords + ["unlink", "C-29", "vnpost", "--reason", "thử nghiệm"], 4),
            (["exec", "policy", "list"], 5), (["exec", "whoami", "--bogus"], 64),
            (["exec", "whoamj"], 64), (["run", "/nonexistent"], 66), (["run", "/tmp"], 74),
            (["import", "/nonexistent"], 66), (["init"], 1),
        ] as [([String], Int32)] {
            let login = words.first == "import" || words.first == "init" ? nil : "lan"
            let call = try desk.call(words, login: login)
            #expect(call.status == status, "\(words): \(call.all)")
            #expect(status == 0 || call.err.contains("error["), "\(words)")
        }
        unlink(desk.home + "/registry.sqlite")
        #expect(try desk.call(caseWords + ["refresh", "C-8"]).status == 69)
        #expect(try desk.call(["exec", "whoami"], login: nil).status == 5)
        #expect(try desk.call(["exec", "whoami"], login: "nobody").status == 5)
    }
}
