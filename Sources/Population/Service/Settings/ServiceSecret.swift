/// A text that is never printed: a password, a key of an interface.
public struct ServiceSecret: Hashable, Sendable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The text itself.
    let value: String

    /// Hides a text.
    public init(_ value: String) {
        self.value = value
    }

    /// Stands for the text wherever it is printed.
    public var description: String { "•••" }

    /// Stands for the text wherever it is printed.
    public var debugDescription: String { description }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
