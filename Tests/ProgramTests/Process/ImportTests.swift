import Glibc
import Testing

@testable import ProgramSupport

/// `lienket import`: all or nothing.
@Suite struct Importing {
    private static let citizens = """
        ref,kind,civil_servant,username,account_status,full_name,personal_id,date_of_birth,phone,states,created_on,notifications
        C-1,personal,0,mot,active,Đặng Văn Một,001090990001,1990-01-02,0905000011,DMDDDMMMMM,2024-01-02,0
        C-2,personal,0,hai,active,Đặng Văn Hai,001090990002,1990-01-03,0905000012,DMDDDMMMMM,2024-01-02,0

        """

    private func seeds(_ desk: Desk, _ files: [String: String]) throws -> String {
        let folder = "\(desk.folder)/seeds-\(UInt32.random(in: 0...UInt32.max))"
        mkdir(folder, 0o700)
        for (name, text) in files { try Files.write(Array(text.utf8), to: "\(folder)/\(name)") }
        return folder
    }

    private func load(_ desk: Desk, _ files: [String: String]) throws -> Desk.Call {
        try desk.call(["import", try seeds(desk, files)], login: nil)
    }

    /// How many citizens `doctor` counts.
    private func count(_ desk: Desk) throws -> Int? {
        let out = try desk.call(["doctor"], login: nil).out
        return out.split(separator: ",").first { $0.hasSuffix(" C") }
            .flatMap { Int($0.dropLast(2).drop { $0 == " " }) }
    }

    @Test func goodFilesLoad() throws {
        let desk = try Desk(.real)
        let call = try load(desk, ["citizens.csv": Self.citizens])
        #expect(call.status == 0, "\(call.err)")
        #expect(call.out.isEmpty)
        #expect(try count(desk) == 2)
        // Their numbers are taken now.
        let again = try load(desk, ["citizens.csv": Self.citizens])
        #expect(again.status == 64 && again.err.contains("citizens.csv:2: ref: "))
        #expect(try count(desk) == 2)
    }

    @Test func everyErrorIsListedAndNothingIsLoaded() throws {
        let desk = try Desk(.real)
        let bad =
            Self.citizens
            + "C-2,personal,0,ba,active,Đặng Văn Ba,00109099000,1990-02-31,12345,DMDDDMMMMM,2024-01-02,0\n"
            + "C-4,robot,2,bon,active,Bốn,001090990004,1990-01-04,0905000014,DMDDDMMMM,2024-01-02,-1\n"
            + "C-5,personal,0,nam\n"
        let call = try load(
            desk,
            [
                "citizens.csv": bad,
                "links.csv":
                    "citizen,provider,account,linked_on,closed_on,reason\nC-77,vneid,1,2024-01-02,,\n",
                "vnpost.csv": "post_id,personal_id,status,colour\n",
            ]
        )
        #expect(call.status == 64)
        #expect(call.out.isEmpty)
        for place in [
            "citizens.csv:4: personal_id: ", "citizens.csv:4: date_of_birth: ",
            "citizens.csv:4: phone: ",
            "citizens.csv:5: kind: ", "citizens.csv:5: civil_servant: ", "citizens.csv:5: states: ",
            "citizens.csv:5: notifications: ", "citizens.csv:6: ", "links.csv:2: ",
            "vnpost.csv:1: colour: ",
        ] {
            #expect(call.err.contains(place), "\(place) in \(call.err)")
        }
        #expect(!call.err.contains("Đặng Văn Ba"))
        #expect(try count(desk) == 0)
        #expect(try load(desk, ["citizens.csv": Self.citizens]).status == 0)
    }

    @Test func atMostAHundredErrors() throws {
        let desk = try Desk(.real)
        let bad = Self.citizens + String(repeating: "C-9,robot\n", count: 300)
        let call = try load(desk, ["citizens.csv": bad])
        #expect(call.status == 64)
        #expect(call.err.split(separator: "\n").count == 101)
        #expect(call.err.contains("100+"))
    }

    @Test(arguments: [
        "", "\n", "ref\n", "no,such,columns\n1,2,3\n", "\"ref", "ref,kind\n\"C-1,personal",
        "ref,ref\nC-1,C-1\n", "ref,kind\nC-1,\"per\"sonal\n", "\0\0\0", "ref,kind\nC-\0,x\n",
        "\u{FEFF}ref\r\nx\r\n",
    ])
    func brokenFiles(_ text: String) throws {
        let desk = try Desk(.real)
        let call = try load(desk, ["citizens.csv": text])
        #expect(call.status == 64, "\(call.all)")
        #expect(call.err.hasPrefix("citizens.csv"))
        #expect(!call.err.utf8.contains(0))
        #expect(try count(desk) == 0)
    }

    @Test func otherBytesThanText() throws {
        let desk = try Desk(.real)
        let folder = try seeds(desk, [:])
        try Files.write(
            Array(Self.citizens.utf8) + Array("C-3,personal,0,ba,active,".utf8) + [
                0xFF, 0xFE, 0x0A,
            ],
            to: folder + "/citizens.csv"
        )
        let call = try desk.call(["import", folder], login: nil)
        #expect(call.status == 64 && call.err.contains("citizens.csv:4"))
        #expect(try count(desk) == 0)
    }

    @Test func foldersThatAreNone() throws {
        let desk = try Desk(.real)
        let file = try desk.file("tệp", "x")
        #expect(try desk.call(["import", desk.folder + "/không-có"], login: nil).status == 66)
        #expect(try desk.call(["import", file], login: nil).status == 64)
        #expect(try desk.call(["import", desk.folder], login: nil).status == 64)
        mkdir(desk.folder + "/thư-mục", 0o700)
        mkdir(desk.folder + "/thư-mục/citizens.csv", 0o700)
        let call = try desk.call(["import", desk.folder + "/thư-mục"], login: nil)
        #expect(call.status == 64 && call.err.contains("citizens.csv: "))
        #expect(try count(desk) == 0)
    }

    @Test func killedImportsLeaveNothing() throws {
        guard Files.exists(Paths.seeder) else { return }
        let desk = try Desk(.real)
        let seeds = desk.folder + "/many"
        let made = try Launch(
            Paths.seeder,
            ["--citizens", "3000", "--seed", "1", "--to", seeds],
            environment: desk.environment,
            folder: desk.folder
        )
        #expect(try made.wait() == 0)
        for size in [300_000, 600_000, 900_000] {
            let run = try desk.start(["import", seeds], login: nil)
            let journal = desk.store + "-journal"
            try Clock.wait("the import writes") {
                !run.isRunning || Files.size(journal) + Files.size(desk.store) > size
            }
            run.signal(SIGKILL)
            _ = try run.wait()
            let number = try count(desk)
            #expect(number == 0 || number == 3000)
            if number == 3000 { break }
        }
        guard try count(desk) == 0 else { return }
        let again = try desk.call(["import", seeds], login: nil)
        #expect(again.status == 0, "\(again.all)")
        #expect(try count(desk) == 3000)
        #expect(try desk.call(["doctor"], login: nil).status == 0)
    }
}
