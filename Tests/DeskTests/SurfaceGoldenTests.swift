import CommandKit
import Console
import Foundation
import Identity
import Testing

@testable import lienket

/// The commands as a whole: what there is, under which names, and that help tells of all of it.
@Suite struct SurfaceGoldenTests {
    /// The commands of the contract's section 4 that this version has, under both names.
    static let contract: [String: String] = [
        "find": "tim", "use": "chon", "show": "xem", "status": "trang-thai", "links": "lien-ket",
        "guide": "huong-dan", "dossiers": "ho-so", "documents": "giay-to", "history": "lich-su",
        "reveal": "hien", "refresh": "cap-nhat", "edit": "sua", "link": "noi",
        "unlink": "huy-lien-ket", "relink": "noi-lai", "undo": "hoan-tac", "sync": "dong-bo",
        "case open": "vu-viec mo", "case note": "vu-viec ghi-chu", "case close": "vu-viec dong",
        "case show": "vu-viec xem", "case list": "vu-viec danh-sach",
        "request list": "yeu-cau danh-sach", "request show": "yeu-cau xem",
        "request approve": "yeu-cau duyet", "request reject": "yeu-cau tu-choi",
        "audit list": "kiem-toan danh-sach", "audit show": "kiem-toan xem",
        "audit verify": "kiem-toan kiem-tra", "audit export": "kiem-toan xuat",
        "audit prove": "kiem-toan chung-minh", "audit checkpoint": "kiem-toan moc",
        "audit review": "kiem-toan ra-soat", "audit report": "kiem-toan bao-cao",
        "audit redact": "kiem-toan xoa", "run list": "lan-chay danh-sach",
        "run show": "lan-chay xem", "plugin list": "phan-mo-rong danh-sach",
        "plugin show": "phan-mo-rong xem", "plugin add": "phan-mo-rong them",
        "plugin upgrade": "phan-mo-rong nang-cap", "plugin enable": "phan-mo-rong bat",
        "plugin disable": "phan-mo-rong tat", "plugin remove": "phan-mo-rong go",
        "plugin verify": "phan-mo-rong kiem-tra", "policy list": "chinh-sach danh-sach",
        "policy set": "chinh-sach dat", "help": "tro-giup", "whoami": "toi-la-ai",
        "output": "dinh-dang", "alias": "bi-danh", "source": "nap", "quit": "thoat",
    ]

    static let registry = Result { try CommandRegistry(Wiring.plugins) }

    @Test func everyChangeOfTheSurfaceIsSeen() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/surface.txt")
        let dump = SurfaceDump.text(try Self.registry.get())
        guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
            try dump.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded surface.txt: look at the difference, then test again")
            return
        }
        let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let old = Set(golden.split(separator: "\n"))
        let new = Set(dump.split(separator: "\n"))
        #expect(
            dump == golden,
            "gone: \(old.subtracting(new).sorted()); new: \(new.subtracting(old).sorted()); RECORD=1"
        )
    }

    @Test(arguments: contract.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
    func theContractsNamesAllWork(_ names: [String]) throws {
        let registry = try Self.registry.get()
        let manifest = try #require(registry.manifests.first { $0.name == names[0] })
        for spelling in [names[0], names[1], manifest.vietnamese, names[1].uppercased()] {
            let words = spelling.split(separator: " ").map(String.init)
            guard case .found(let entry, let used) = registry.look(up: words, prefixes: false)
            else {
                Issue.record("\(spelling) leads nowhere")
                continue
            }
            #expect(entry.manifest.name == names[0])
            #expect(used == words.count)
        }
        #expect(names[0].utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func nothingIsThereThatTheContractDoesNotName() throws {
        let known = Set(Self.contract.keys).union([
            "act-as", "caller-login", "refresh queue", "plugin settle",
        ])
        #expect(Set(try Self.registry.get().manifests.map(\.name)) == known)
    }

    @Test func helpTellsOfEveryCommandInBothLanguages() throws {
        for language in [Language.vi, .en] {
            let desk = try Desk(language: language)
            for manifest in desk.dispatcher.context.registry.manifests {
                for name in [manifest.name, manifest.vietnamese] {
                    let screen = desk.type(["help \(name)"])
                    #expect(screen.contains("\(manifest.name) · \(manifest.vietnamese)"), "\(name)")
                    #expect(screen.contains(String(manifest.summary.text(language).prefix(40))))
                    for example in manifest.examples {
                        #expect(screen.contains(String(example.prefix(60))), "\(name)")
                    }
                }
            }
            let all = desk.type(["help"])
            for manifest in desk.dispatcher.context.registry.manifests {
                #expect(all.contains("\n\(manifest.name) "), "\(manifest.name)")
            }
        }
    }

    @Test func everyExampleIsALineThatFilesAccept() throws {
        let registry = try Self.registry.get()
        for manifest in registry.manifests {
            #expect(!manifest.examples.isEmpty, "\(manifest.name)")
            for example in manifest.examples {
                let reader = ScriptReader(
                    registry: registry,
                    files: OneFile(bytes: Array(example.utf8))
                )
                guard manifest.name != "source" else { continue }
                var walk = reader.read(["-"]).walk
                guard case .line(let line) = walk.next() else {
                    Issue.record("\(example)")
                    continue
                }
                #expect(line.parsed.invocation.manifest.name == manifest.name)
                #expect(walk.next() == nil)
            }
        }
    }

    @Test func everyCommandKeepsTheContractsForms() throws {
        for manifest in try Self.registry.get().manifests {
            #expect(manifest.act.wholeMatch(of: #/[a-z]+\.[a-z\-]+/#) != nil, "\(manifest.act)")
            #expect(manifest.name.split(separator: " ").count <= 2)
            if let rows = manifest.rows { #expect(manifest.data.contains(rows)) }
            for key in manifest.data { #expect(key.wholeMatch(of: #/[a-z][A-Za-z0-9]*/#) != nil) }
            if manifest.needsReason {
                #expect(manifest.options.contains { $0.name == "reason" }, "\(manifest.name)")
            }
            for parameter in manifest.parameters where parameter.type == .citizen {
                #expect(parameter.isSensitive, "\(manifest.name) \(parameter.name)")
            }
        }
    }
}
