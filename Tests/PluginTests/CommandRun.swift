import CommandKit
import DocumentsPlugin
import Identity
import LinkingPlugin
import LookupPlugin
import RefreshPlugin
import StatusPlugin
import Testing

/// Runs a command with typed arguments, as the host would after parsing.
struct CommandRun {
    let command: any Command

    /// All plugins of this package.
    static let plugins: [any CommandPlugin] = [
        LookupPlugin(), StatusPlugin(), RefreshPlugin(), LinkingPlugin(), DocumentsPlugin(),
    ]

    init(_ name: String) throws {
        command = try #require(
            CommandRun.plugins.flatMap(\.commands).first { $0.manifest.name == name }
        )
    }

    func callAsFunction(
        _ host: StubHost,
        _ values: [String: [ArgumentValue]] = [:],
        flags: Set<String> = []
    ) throws -> Reply {
        try command.run(
            Invocation(manifest: command.manifest, values: values, flags: flags),
            host: host
        )
    }
}

extension Reply {
    /// The answer, when the reply is one.
    var asAnswer: Answer? {
        if case .answer(let answer) = self { return answer }
        return nil
    }

    /// The plan, when the reply is one.
    var asPlan: Plan? {
        if case .plan(let plan) = self { return plan }
        return nil
    }

    /// The question, when the reply is one.
    var asQuestion: PopulationRequest? {
        if case .ask(let request) = self { return request }
        return nil
    }
}

extension DataObject {
    /// The keys in order.
    var keys: [String] { entries.map(\.key) }
}

extension DataValue {
    /// The object, when it is one.
    var asObject: DataObject? {
        if case .object(let object) = self { return object }
        return nil
    }

    /// The array, when it is one.
    var asArray: [DataValue]? {
        if case .array(let array) = self { return array }
        return nil
    }

    /// The objects of an array of objects.
    var asObjects: [DataObject]? { asArray?.compactMap(\.asObject) }

    /// The text, when it is plain text.
    var asText: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The value in clear, when it is protected.
    var inClear: String? {
        if case .protected(let value) = self { return value.value }
        return nil
    }
}

extension View {
    /// Every phrase and plain value of the view in Vietnamese, one a line; protected values masked.
    var text: String {
        blocks.map(\.text).joined(separator: "\n")
    }
}

extension Block {
    fileprivate var text: String {
        switch self {
        case .heading(let phrase): phrase.vi
        case .pairs(let pairs):
            pairs.map { "\($0.label.vi): \($0.cell.text)" }.joined(separator: "\n")
        case .table(let table):
            ([table.columns.map(\.vi)] + table.rows.map { $0.map(\.text) })
                .map { $0.joined(separator: " | ") }.joined(separator: "\n")
        case .note(let phrase, _): phrase.vi
        case .say(let text), .verbatim(let text): text
        }
    }
}

extension Cell {
    fileprivate var text: String {
        switch content {
        case .phrase(let phrase): phrase.vi
        case .value(.null): "–"
        case .value(.string(let text)): text
        case .value(.int(let number)): String(number)
        case .value(.date(let date)): date.display
        case .value(.time(let at)): at.display
        case .value(.bool(let flag)): String(flag)
        case .value(.protected(let value)): Masking.mask(value.value, as: value.kind)
        case .value(.array), .value(.object): "…"
        }
    }
}

/// The error that `body` throws, whether a command's or a rule's.
///
/// Whatever it is, its wording holds no personal data.
func failure(of body: () throws -> Reply) throws -> CommandError {
    func checked(_ error: CommandError) -> CommandError {
        let texts = [error.message, error.hint].compactMap { $0 }.flatMap { [$0.vi, $0.en] }
        for text in texts {
            // The pattern of an address that Identity shows is nobody's.
            let own = text.contains("@mien.vn") || text.contains("@domain.vn")
            #expect(own || !IdentifierShape.containsPersonalData(text), "\(error.code)")
        }
        return error
    }
    do {
        _ = try body()
    } catch let error as CommandError {
        return checked(error)
    } catch let refusal as Refusal {
        return checked(CommandError(refusal))
    }
    struct NothingThrown: Error {}
    throw NothingThrown()
}
