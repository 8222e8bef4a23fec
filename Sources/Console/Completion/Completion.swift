import CommandKit
import Identity

/// What can be put in at the cursor.
package struct Completion: Sendable, Hashable {
    /// What a candidate replaces: UTF-8 offsets in the line.
    package let range: Range<Int>
    /// The candidates in the order in which they are listed.
    package let candidates: [Candidate]

    /// Makes a completion.
    package init(range: Range<Int>, candidates: [Candidate]) {
        self.range = range
        self.candidates = candidates
    }
}

/// One thing that can be put in.
package struct Candidate: Sendable, Hashable {
    /// What replaces the range, quoted as the line needs it.
    package let text: String
    /// What it is, in the session's language.
    package let description: String
    /// Whether the word is complete, so that a blank follows; not so for a folder or `--name=`.
    package let isFinal: Bool

    /// Makes a candidate.
    package init(_ text: String, description: String, isFinal: Bool = true) {
        self.text = text
        self.description = description
        self.isFinal = isFinal
    }
}

/// What completion may offer besides the commands: cheap to make, nothing is asked of the store.
package struct CompletionContext: Sendable {
    /// A value with what it is.
    package struct Item: Sendable, Hashable {
        /// The value.
        package let value: String
        /// What it is; masked, when it is about a citizen.
        package let description: String

        /// Makes an item.
        package init(_ value: String, _ description: String) {
            self.value = value
            self.description = description
        }
    }

    /// A file or folder.
    package struct File: Sendable, Hashable {
        /// Its name without the folder.
        package let name: String
        /// Whether it is a folder.
        package let isFolder: Bool

        /// Makes an entry.
        package init(_ name: String, isFolder: Bool) {
            self.name = name
            self.isFolder = isFolder
        }
    }

    /// The language of descriptions.
    package var language: Language
    /// The citizens of this session, newest first (`C-12`, masked name).
    package var references: [Item]
    /// Open cases.
    package var tickets: [Item]
    /// Seeded agents.
    package var agents: [Item]
    /// Aliases with what they stand for.
    package var aliases: [Item]
    /// What a command offers for one of its arguments, of which this much is typed.
    package var offered: @Sendable (CommandManifest, Parameter, String) -> [Item]
    /// Lists a folder (`""` is the current one), at most a few hundred entries; empty on any error.
    package var files: @Sendable (String) -> [File]

    /// Makes a context.
    package init(
        language: Language,
        references: [Item] = [],
        tickets: [Item] = [],
        agents: [Item] = [],
        aliases: [Item] = [],
        offered: @escaping @Sendable (CommandManifest, Parameter, String) -> [Item] = { _, _, _ in
            []
        },
        files: @escaping @Sendable (String) -> [File] = { _ in [] }
    ) {
        self.language = language
        self.references = references
        self.tickets = tickets
        self.agents = agents
        self.aliases = aliases
        self.offered = offered
        self.files = files
    }
}
