import CExpat

/// Puts a tree together from the parser's events; stops the parser where a limit ends.
final class XMLTreeBuilder {
    /// The root element, once it has ended.
    private(set) var root: XMLNode?
    /// Why the parser was stopped.
    private(set) var problem: XMLProblem?

    private let parser: OpaquePointer
    private var open: [XMLNode] = []
    private var elements = 0

    init(parser: OpaquePointer) {
        self.parser = parser
    }

    /// Makes the parser tell this object, which must live until the parser is done.
    func listen() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, _ in XMLTreeBuilder.of(data)?.start(name) },
            { data, _ in XMLTreeBuilder.of(data)?.end() }
        )
        XML_SetCharacterDataHandler(parser) { data, text, count in
            XMLTreeBuilder.of(data)?.characters(text, count)
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLTreeBuilder.of(data)?.stop(.documentType)
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        data.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ reason: XMLProblem) {
        guard problem == nil else { return }
        problem = reason
        _ = XML_StopParser(parser, 0)
    }

    private func start(_ name: UnsafePointer<CChar>?) {
        guard problem == nil, let name else { return }
        elements += 1
        guard elements <= XMLLimits.elements, open.count < XMLLimits.depth else {
            return stop(.tooLarge)
        }
        let whole = String(cString: name)
        let parts = whole.split(separator: "\n", maxSplits: 1)
        let node =
            parts.count == 2
            ? XMLNode(name: String(parts[1]), namespace: String(parts[0]))
            : XMLNode(name: whole, namespace: "")
        open.append(node)
    }

    private func end() {
        guard problem == nil, let node = open.popLast() else { return }
        if open.isEmpty {
            root = node
        } else {
            open[open.count - 1].children.append(node)
        }
    }

    private func characters(_ text: UnsafePointer<CChar>?, _ count: Int32) {
        guard problem == nil, let text, count > 0, !open.isEmpty else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
        let last = open.count - 1
        guard open[last].characters.utf8.count + bytes.count <= XMLLimits.text else {
            return stop(.tooLarge)
        }
        open[last].characters += String(decoding: bytes, as: UTF8.self)
    }
}
