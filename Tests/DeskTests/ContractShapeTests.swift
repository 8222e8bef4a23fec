import Foundation
import Testing

@testable import lienket

/// The JSON of every reading command for every citizen of the demonstration, as the contract's
/// sections 3 and 4 have it: keys, order, formats, masks.
@Suite struct ContractShapeTests {
    static let envelope = ["v", "file", "line", "command", "outcome", "data", "error", "audit"]
    static let link = ["provider", "label", "account", "linkedOn", "state", "closedOn", "reason"]
    static let match = [
        "citizen", "fullName", "birthYear", "personalId", "province", "accountKind", "linkState",
    ]
    static let labels = [
        "Họ tên", "Số CMT (9 số)", "Số CMT/CCCD (12 số)", "Ngày sinh", "Số điện thoại",
        "Giới tính", "Nơi sinh", "Email", "Quê Quán", "Địa chỉ thường trú",
    ]
    static let fieldKeys = [
        "fullName", "cmnd9", "personalId", "dateOfBirth", "phone", "gender", "placeOfBirth",
        "email", "hometown", "permanentAddress",
    ]
    static let states: Set<String> = [
        "NO_PORTAL_ACCOUNT", "CCCD_MISSING", "CCCD_UNVERIFIED", "REFRESH_PREVIEW",
        "REFRESH_FAILED", "READY_TO_LINK", "AWAITING_VNEID_LOGIN", "VNEID_LOGIN_FAILED",
        "MATCHING", "LINK_REFUSED", "LINKED", "LINKED_SYNCED", "SYNC_PARTIAL", "SYNC_FAILED",
        "UNLINKED", "ADMIN_EXEMPT", "SUSPENDED",
    ]
    /// Everybody whom `hoa` may read; C-59 and C-60 are colleagues, which reading allows.
    static let citizens = (1...66).map { "C-\($0)" }

    /// Runs one command a citizen and checks envelope, formats and masks of all of it.
    private func results(_ command: (String) -> String) throws -> [OrderedJSON] {
        let desk = try Desk(as: "hoa")
        let lines = Self.citizens.map(command)
        let run = desk.run(Desk.open + lines.joined(separator: "\n"), keepGoing: true)
        #expect(Canaries.found(in: run.out) == [])
        #expect(Canaries.found(in: run.err) == [])
        #expect(Canaries.shapes(in: run.out) == [])
        #expect(Canaries.shapes(in: run.err) == [])
        let all = try run.out.split(separator: "\n").map { try OrderedJSON(String($0)) }
        #expect(all.count == lines.count + 1)
        for (place, result) in all.enumerated() {
            #expect(result.keys == Self.envelope)
            #expect(result["v"] == .number("1"))
            #expect(result["file"] == .string("-"))
            #expect(result["line"] == .number("\(place + 1)"))
            #expect(result["audit"].keys == ["seq"])
            #expect((result["error"] == .null) == (result["outcome"] == .string("ok")))
            try formats(result)
        }
        return Array(all.dropFirst())
    }

    /// Dates are days, times are UTC with milliseconds, and nothing is an empty text.
    private func formats(_ result: OrderedJSON) throws {
        let day = #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#
        let time = #/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z/#
        for (key, text) in result["data"].strings() {
            #expect(!text.isEmpty, "\(key)")
            if key.hasSuffix("On") { #expect(text.wholeMatch(of: day) != nil, "\(key) \(text)") }
            if key.hasSuffix("At") || key == "at" {
                #expect(text.wholeMatch(of: time) != nil, "\(key) \(text)")
            }
        }
    }

    @Test func find() throws {
        for result in try results({ "find \($0)" }) {
            let data = result["data"]
            #expect(data.keys == ["matches", "total", "truncated"])
            #expect(data["total"] == .number("1"))
            #expect(data["truncated"] == .bool(false))
            for match in data["matches"].elements {
                #expect(match.keys == Self.match)
                #expect(Self.states.contains(match["linkState"].text ?? ""))
            }
        }
    }

    @Test func findByEveryNameAndIdentifier() throws {
        let rows = Canaries.rows("citizens")
        let desk = try Desk(as: "hoa")
        var lines: [String] = []
        for row in rows {
            for key in ["full_name", "personal_id", "cmnd9", "phone", "email", "username"] {
                guard let value = row[key], !value.isEmpty else { continue }
                lines.append("find \"\(value.replacingOccurrences(of: "\"", with: "\\\""))\"")
            }
        }
        let run = desk.run(Desk.open + lines.joined(separator: "\n"), keepGoing: true)
        #expect(run.status == 0)
        #expect(Canaries.found(in: run.out) == [])
        #expect(Canaries.found(in: run.err) == [])
        let all = try run.out.split(separator: "\n").dropFirst().map { try OrderedJSON(String($0)) }
        #expect(all.count == lines.count)
        for (line, result) in zip(lines, all) {
            #expect(!result["data"]["matches"].elements.isEmpty, "\(line)")
        }
    }

    @Test func show() throws {
        for result in try results({ "show \($0)" }) {
            let data = result["data"]
            #expect(
                data.keys == [
                    "citizen", "fullName", "accountKind", "civilServant", "username",
                    "accountStatus", "dossiers", "notifications", "links", "procedure",
                ]
            )
            #expect(data["dossiers"].keys == ["completed", "processing"])
            #expect(data["procedure"].keys == ["state", "step"])
            #expect(Self.states.contains(data["procedure"]["state"].text ?? ""))
            for link in data["links"].elements { #expect(link.keys == Self.link) }
        }
    }

    @Test func status() throws {
        let rows = Canaries.rows("citizens")
        for (row, result) in zip(rows, try results({ "status \($0)" })) {
            #expect(result["data"].keys == ["citizen", "fields"])
            #expect(result["data"]["citizen"].text == row["ref"])
            let fields = result["data"]["fields"].elements
            #expect(fields.map { $0["n"] } == (1...10).map { .number("\($0)") })
            #expect(fields.compactMap { $0["key"].text } == Self.fieldKeys)
            #expect(fields.compactMap { $0["label"].text } == Self.labels)
            for (field, letter) in zip(fields, row["states"] ?? "") {
                #expect(
                    field.keys == ["n", "key", "label", "value", "state", "source", "verifiedAt"]
                )
                let expected: (state: String, source: OrderedJSON) =
                    switch letter {
                    case "N": ("verified", .string("npd"))
                    case "T": ("verified", .string("trusted"))
                    case "D": ("declared", .string("holder"))
                    default: ("missing", .null)
                    }
                #expect(field["state"].text == expected.state)
                #expect(field["source"] == expected.source)
                #expect((field["value"] == .null) == (expected.state == "missing"))
                #expect((field["verifiedAt"] != .null) == (expected.state == "verified"))
            }
        }
    }

    @Test func links() throws {
        let rows = Canaries.rows("links")
        for (options, counts) in [("", rows.filter { $0["closed_on"] == "" }), (" --all", rows)] {
            for result in try results({ "links \($0)\(options)" }) {
                let data = result["data"]
                #expect(data.keys == ["citizen", "links"])
                let reference = data["citizen"].text ?? ""
                let links = data["links"].elements
                #expect(links.count == counts.count { $0["citizen"] == reference }, "\(reference)")
                for link in links {
                    #expect(link.keys == Self.link)
                    let isActive = link["state"] == .string("active")
                    #expect(isActive || link["state"] == .string("closed"))
                    #expect((link["closedOn"] == .null) == isActive)
                }
            }
        }
    }

    @Test func guide() throws {
        for result in try results({ "guide \($0)" }) {
            let data = result["data"]
            #expect(data.keys == ["citizen", "state", "step", "blockers", "next", "say"])
            #expect(Self.states.contains(data["state"].text ?? ""))
            for blocker in data["blockers"].elements {
                #expect(blocker.keys == ["code", "text"])
                #expect(blocker["code"].text?.wholeMatch(of: #/[KR][0-9]{1,2}/#) != nil)
            }
            #expect(data["say"].text?.contains("Ông/Bà") == true)
        }
    }

    @Test func dossiersAndDocuments() throws {
        for result in try results({ "dossiers \($0)" }) {
            #expect(result["data"].keys == ["items"])
            for item in result["data"]["items"].elements {
                guard case .number(let state) = item["state"] else {
                    Issue.record("no state")
                    continue
                }
                #expect((1...10).contains(Int(state) ?? 0))
            }
        }
        for result in try results({ "documents \($0)" }) {
            #expect(result["data"].keys == ["items"])
            for item in result["data"]["items"].elements {
                #expect(["pending", "copied", "failed"].contains(item["sync"].text))
                #expect((item["failure"] != .null) == (item["sync"].text == "failed"))
            }
        }
    }

    @Test func history() throws {
        let desk = try Desk(as: "hoa")
        let all = Self.citizens.map { "show \($0)\nhistory \($0)\n" }.joined()
        let run = desk.run(Desk.open + all, keepGoing: true)
        #expect(Canaries.found(in: run.out) == [])
        let results = try run.out.split(separator: "\n").map { try OrderedJSON(String($0)) }
        for result in results where result["command"].text == "history" {
            #expect(result["data"].keys == ["citizen", "items"])
            let items = result["data"]["items"].elements
            #expect(items.count == 1)
            #expect(items.first?["command"].text == "citizen.show")
            #expect(items.first?["ticket"].text == "CALL-1")
        }
    }

    @Test func refresh() throws {
        let matches: Set<String> = [
            "matched", "different", "notFound", "unavailable", "notPermitted",
        ]
        let desk = try Desk(as: "hoa")
        let lines = Self.citizens.filter { $0 != "C-59" && $0 != "C-60" }
        let run = desk.run(
            Desk.open + lines.map { "refresh \($0)" }.joined(separator: "\n"),
            keepGoing: true
        )
        #expect(Canaries.found(in: run.out) == [])
        #expect(Canaries.found(in: run.err) == [])
        #expect(Canaries.shapes(in: run.out + run.err) == [])
        var seen: Set<String> = []
        for line in run.out.split(separator: "\n").dropFirst() {
            let result = try OrderedJSON(String(line))
            #expect(result.keys == Self.envelope)
            try formats(result)
            guard result["data"] != .null else { continue }
            let data = result["data"]
            #expect(data.keys == ["citizen", "match", "changes", "committed", "fetchedAt"])
            #expect(matches.contains(data["match"].text ?? ""))
            seen.insert(data["match"].text ?? "")
            #expect(data["committed"] == .bool(false))
            for change in data["changes"].elements {
                #expect(change.keys == ["key", "from", "to", "stateFrom", "stateTo"])
            }
        }
        #expect(seen.isSuperset(of: ["matched", "different", "notFound"]))
    }

    @Test func anAmbiguousIdentifierListsItsCandidates() throws {
        let desk = try Desk(as: "hoa")
        let run = desk.run(Desk.open + "status 271460123")
        let result = try OrderedJSON(String(try #require(run.out.split(separator: "\n").last)))
        #expect(result["outcome"].text == "ambiguous")
        #expect(result["data"].keys == ["candidates"])
        let candidates = result["data"]["candidates"].elements
        #expect(candidates.compactMap { $0["citizen"].text } == ["C-4", "C-5"])
        for candidate in candidates { #expect(candidate.keys == Self.match) }
        #expect(Canaries.found(in: run.out + run.err) == [])
    }

    @Test func everyOtherFormatMasksToo() throws {
        for format in ["table", "csv", "markdown", "json"] {
            let desk = try Desk(as: "hoa")
            let commands = ["show", "status", "links", "guide", "dossiers", "documents"]
            let lines = Self.citizens.flatMap { id in commands.map { "\($0) \(id)" } }
            let run = desk.run(
                "output \(format)\n" + Desk.open + lines.joined(separator: "\n"),
                keepGoing: true
            )
            #expect(run.out.replacingOccurrences(of: "\\*", with: "*").contains("05********99"))
            #expect(Canaries.found(in: run.out) == [], "\(format)")
            #expect(Canaries.found(in: run.err) == [], "\(format)")
        }
    }

    @Test func theSourceDocumentsExample() throws {
        let desk = try Desk(as: "hoa")
        let show = try desk.last("show C-1").data
        #expect(show["fullName"] as? String == "Đặng Trung Du")
        #expect(show["dossiers"] as? [String: Int] == ["completed": 8, "processing": 6])
        #expect(show["notifications"] as? Int == 0)
        #expect((show["procedure"] as? [String: Any])?["state"] as? String == "LINKED_SYNCED")
        let links = try desk.last("links C-1").data["links"] as? [[String: Any]]
        #expect(links?.count == 1)
        #expect(links?.first?["account"] as? String == "05********99")
        #expect(links?.first?["linkedOn"] as? String == "2024-01-01")
        let label = "Tài khoản định danh điện tử cấp bởi Bộ Công an"
        #expect(links?.first?["label"] as? String == label)
    }
}
