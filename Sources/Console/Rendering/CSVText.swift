import Identity

/// The spelling of cells and records of RFC 4180.
enum CSVText {
    /// Whether a cell can be read only in quotes.
    static func needsQuotes(_ cell: String) -> Bool {
        cell.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
    }

    /// A cell in quotes.
    static func quoted(_ cell: String) -> String {
        var quoted = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// A record of cells that are spelt already.
    static func record(_ cells: [String]) -> String { cells.glued(",") + "\r\n" }
}
