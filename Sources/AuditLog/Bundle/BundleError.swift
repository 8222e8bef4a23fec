/// Why a bundle could not be checked; never to be taken for a pass.
public enum BundleError: Error, Hashable, Sendable {
    /// There is no such folder, or it cannot be opened.
    case notThere
    /// A file of the bundle is there but cannot be read.
    case unreadable(file: String, errno: Int32)
    /// The caller stopped the check; with a resume file it can go on later.
    case interrupted
    /// The caller stopped the check, and its state could not be saved: it will start over.
    case stateNotSaved(errno: Int32)
    /// A checkpoint kept outside is of a log of another origin.
    case anchorOfAnotherLog(expected: String, found: String)
    /// A checkpoint kept outside is not a note of a checkpoint.
    case malformedAnchor
    /// A manifest is not as `BundleManifest.encoded()` writes it, or its numbers do not fit.
    case malformedManifest
}
