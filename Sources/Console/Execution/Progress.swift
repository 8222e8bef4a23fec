/// Where long work tells how far it is, and asks whether it may go on.
package struct Progress {
    /// Shows how much of the whole is done.
    package let show: (_ done: Int64, _ whole: Int64) -> Void
    /// Takes away what was shown.
    package let clear: () -> Void
    /// Begins a piece of work; what is returned tells whether somebody wants it to end.
    package let watch: () -> () -> Bool

    /// Makes it.
    package init(
        show: @escaping (_ done: Int64, _ whole: Int64) -> Void,
        clear: @escaping () -> Void,
        watch: @escaping () -> () -> Bool
    ) {
        self.show = show
        self.clear = clear
        self.watch = watch
    }

    /// Shows nothing and never ends.
    package static var silent: Progress {
        Progress(show: { _, _ in }, clear: {}, watch: { { false } })
    }
}
