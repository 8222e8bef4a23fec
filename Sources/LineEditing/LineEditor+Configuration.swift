extension LineEditor {
    /// How an editor is set up.
    public struct Configuration {
        /// The program's name.
        public var program: String
        /// Gives the prompt, asked anew for every line; may hold colours (`ESC [ … m`).
        public var prompt: () -> String
        /// Finds what may stand at the cursor; nil: Tab does nothing.
        public var completer: Completer?
        /// Where lines are kept between sessions; nil: nowhere.
        public var history: HistoryFile?
        /// What is shown in the prompt's place while searching backwards and forwards.
        public var searchLabels: (back: String, forward: String) = ("(tìm lùi)", "(tìm tới)")
        /// The last row of a list that does not fit, given the number left out.
        public var moreCandidates: (Int) -> String = { "… \($0) nữa" }

        /// Makes a configuration.
        public init(
            program: String,
            prompt: @escaping () -> String,
            completer: Completer? = nil,
            history: HistoryFile? = nil
        ) {
            self.program = program
            self.prompt = prompt
            self.completer = completer
            self.history = history
        }
    }
}
