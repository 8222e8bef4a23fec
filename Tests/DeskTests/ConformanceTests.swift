import Console
import Identity
import Testing

@testable import lienket

/// The suite that `lienket plugin check` runs, over the plugins that are built in.
@Suite struct ConformanceTests {
    @Test(arguments: Wiring.plugins.map(\.id)) func builtInPluginsConform(_ id: String) throws {
        let desk = try Desk()
        let findings = ConformanceSuite(desk.dispatcher).findings(plugin: id)
        #expect(!findings.isEmpty)
        for finding in findings {
            #expect(finding.problem == nil, "\(finding.subject): \(finding.what.en)")
        }
    }
}
