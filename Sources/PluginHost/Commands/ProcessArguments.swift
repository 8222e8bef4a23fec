import CommandKit
import Identity

/// What was typed, as a plugin is told.
enum ProcessArguments {
    /// The arguments by name; citizens are resolved, and this agent may see them.
    static func members(_ invocation: Invocation, _ desk: any OutsideDesk) throws -> JSONValue {
        var members: [String: JSONValue] = [:]
        for parameter in invocation.manifest.parameters {
            if parameter.place == .flag {
                if invocation.has(parameter.name) { members[parameter.name] = true }
                continue
            }
            let given = invocation.values[parameter.name] ?? []
            var values = try given.map { try value($0, desk) }
            if values.isEmpty, parameter.type == .citizen, parameter.name == "REF",
                !parameter.isNamed
            {
                values = [.string(try desk.citizen(nil).description)]
            }
            let takesMany = parameter.place == .oneOrMore || parameter.place == .anyNumber
            if takesMany {
                members[parameter.name] = .array(values)
            } else if let value = values.first {
                members[parameter.name] = value
            }
        }
        return .object(members)
    }

    private static func value(_ value: ArgumentValue, _ desk: any OutsideDesk) throws -> JSONValue {
        switch value {
        case .citizen(let reference): .string(try desk.citizen(reference).description)
        case .provider(let provider): .string(provider.rawValue)
        case .field(let key): .string(key.rawValue)
        case .text(let text): .string(text)
        case .integer(let number): .integer(Int64(number))
        case .birth(let date): .string(date.iso)
        case .date(let date): .string(date.iso)
        }
    }

    /// The arguments of a built-in command, as a plugin gives them; nil when they are none.
    static func typed(_ value: JSONValue?) -> [String: [String]]? {
        guard let value else { return [:] }
        guard let members = value.object else { return nil }
        var typed: [String: [String]] = [:]
        for (name, value) in members {
            switch value {
            case .null: continue
            case .array(let values):
                let texts = values.compactMap(text)
                guard texts.count == values.count else { return nil }
                typed[name] = texts
            default:
                guard let text = text(value) else { return nil }
                typed[name] = [text]
            }
        }
        return typed
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(true): ""
        default: nil
        }
    }
}
