import CExpat

/// Reads whole documents into trees, within `XMLLimits`.
package enum XMLReader {
    /// Reads a document.
    ///
    /// UTF-8 is the default; a declaration or byte order mark may name UTF-16, ISO-8859-1 or
    /// US-ASCII. A document type is refused at its first byte, so no entity but the five of XML
    /// itself is ever expanded.
    ///
    /// - Parameter bytes: the whole document.
    /// - Returns: the root element.
    /// - Throws: `XMLProblem`.
    package static func root(of bytes: some Sequence<UInt8>) throws(XMLProblem) -> XMLNode {
        let bytes = Array(bytes.prefix(XMLLimits.bytes + 1))
        guard bytes.count <= XMLLimits.bytes else { throw .tooLarge }
        // A line feed cannot be in the name of a namespace as it parts name and namespace here.
        guard let parser = XML_ParserCreateNS(nil, 0x0A) else { throw .tooLarge }
        defer { XML_ParserFree(parser) }
        let builder = XMLTreeBuilder(parser: parser)
        let status = withExtendedLifetime(builder) {
            builder.listen()
            return bytes.withUnsafeBytes { buffer in
                XML_Parse(
                    parser,
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(clamping: buffer.count),
                    1
                )
            }
        }
        if let problem = builder.problem { throw problem }
        guard status == XML_STATUS_OK, let root = builder.root else { throw .malformed }
        return root
    }
}
