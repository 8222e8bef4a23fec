import CommandKit
import Identity
import Testing

/// What every manifest of these plugins has to be.
@Suite struct ManifestTests {
    private let manifests = CommandRun.plugins.flatMap(\.commands).map(\.manifest)

    @Test func namesAreThoseOfTheContract() {
        let names = Dictionary(uniqueKeysWithValues: manifests.map { ($0.name, $0.vietnamese) })
        #expect(
            names == [
                "find": "tìm", "use": "chọn", "show": "xem", "reveal": "hiện",
                "history": "lịch-sử", "status": "trạng-thái", "links": "liên-kết",
                "guide": "hướng-dẫn", "dossiers": "hồ-sơ", "documents": "giấy-tờ",
                "sync": "đồng-bộ", "refresh": "cập-nhật", "edit": "sửa", "link": "nối",
                "refresh queue": "cập-nhật hàng-đợi", "unlink": "huỷ-liên-kết", "relink": "nối-lại",
                "undo": "hoàn-tác",
            ]
        )
    }

    @Test func actsAreUniqueAndDotted() {
        #expect(Set(manifests.map(\.act)).count == manifests.count)
        #expect(manifests.allSatisfy { $0.act.split(separator: ".").count == 2 })
    }

    @Test func examplesBeginWithTheCommand() {
        for manifest in manifests {
            #expect(!manifest.examples.isEmpty, "\(manifest.name)")
            for example in manifest.examples {
                #expect(example == manifest.name || example.hasPrefix(manifest.name + " "))
            }
        }
    }

    @Test func summariesAreInBothLanguagesWithoutFullStop() {
        for phrase in manifests.flatMap({ [$0.summary] + $0.parameters.map(\.summary) }) {
            #expect(!phrase.vi.isEmpty && !phrase.en.isEmpty)
            #expect(!phrase.vi.hasSuffix(".") && !phrase.en.hasSuffix("."), "\(phrase.en)")
        }
    }

    @Test func rowsNameOneOfTheKeys() {
        for manifest in manifests {
            if let rows = manifest.rows {
                #expect(manifest.data.contains(rows), "\(manifest.name)")
            }
        }
    }

    @Test(arguments: [
        ("find", Access.lookup, Effect.read), ("use", .lookup, .read), ("show", .lookup, .read),
        ("reveal", .reveal, .read), ("history", .history, .read), ("status", .lookup, .read),
        ("sync", .change, .write), ("refresh", .change, .write), ("edit", .change, .write),
        ("link", .change, .write), ("unlink", .linking, .destructive),
        ("relink", .linking, .destructive), ("undo", .linking, .destructive),
    ])
    func accessAndEffectAreThoseOfTheContract(name: String, access: Access, effect: Effect) throws {
        let manifest = try #require(manifests.first { $0.name == name })
        #expect(manifest.access == access)
        #expect(manifest.effect == effect)
    }

    @Test func reasonsAreNeededWhereTheContractSaysSo() {
        let needing = Set(manifests.filter(\.needsReason).map(\.name))
        #expect(needing == ["reveal", "edit", "unlink", "relink"])
        let taking = manifests.filter { $0.options.contains { $0.name == "reason" } }.map(\.name)
        #expect(Set(taking) == needing)
    }

    @Test func everythingNeedsACase() {
        #expect(manifests.allSatisfy { $0.needsCase })
    }

    @Test func onlyRefreshGoesOutside() {
        #expect(manifests.filter(\.isExternal).map(\.name) == ["refresh", "refresh queue"])
        #expect(manifests.first { $0.name == "refresh" }?.confirmation == "--commit")
        #expect(manifests.first { $0.name == "refresh queue" }?.confirmation == "run")
    }
}
