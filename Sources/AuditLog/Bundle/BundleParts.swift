import Crypto

/// The files of a bundle, the small ones read, the large ones open.
struct BundleParts {
    /// The largest checkpoint in bytes.
    static let maximumNote = 64 * 1024
    /// The largest proof of growth: its hashes and a checkpoint.
    static let maximumConsistency = maximumNote + 4096
    /// The largest key line in bytes.
    static let maximumKey = 4096

    let manifest: BundleManifest
    /// The manifest's bytes.
    let manifestBytes: [UInt8]
    /// The small files that are there.
    let small: [String: [UInt8]]
    /// The note with the checkpoint; nil when it is not well formed.
    let note: SignedNote?
    /// The checkpoint; nil when it is not well formed.
    let checkpoint: Checkpoint?

    let leaves: BundleFile
    /// The proofs, of a part of the tree only.
    let proofs: BundleFile?
    let hashes: BundleFile?
    let openings: BundleFile?

    /// Opens a bundle.
    /// - Throws: `BundleFinding` for a file that is missing or a manifest that says nothing,
    ///   `BundleError.unreadable`.
    init(_ folder: BundleFolder) throws {
        let name = BundleManifest.fileName
        guard
            let bytes = try folder.bytes(of: name, limit: BundleManifest.maximumLength)
        else { throw BundleFinding.incomplete(name) }
        guard let manifest = try? BundleManifest(json: bytes),
            manifest.form == BundleManifest.bundleForm
        else { throw BundleFinding(.tampered(firstBad: 0), name) }
        self.manifest = manifest
        manifestBytes = bytes
        var small: [String: [UInt8]] = [:]
        let limits = [
            (BundleFileName.checkpoint, Self.maximumNote), (BundleFileName.vkey, Self.maximumKey),
            (BundleFileName.consistency, Self.maximumConsistency),
        ]
        for (name, limit) in limits { small[name] = try folder.bytes(of: name, limit: limit) }
        guard let encoded = small[BundleFileName.checkpoint] else {
            throw BundleFinding.incomplete(BundleFileName.checkpoint)
        }
        guard let leaves = try folder.file(BundleFileName.leaves) else {
            throw BundleFinding.incomplete(BundleFileName.leaves)
        }
        let proofs = try folder.file(BundleFileName.proofs)
        guard proofs != nil || manifest.isWhole || manifest.count == 0 else {
            throw BundleFinding.incomplete(BundleFileName.proofs)
        }
        self.leaves = leaves
        self.proofs = manifest.isWhole ? nil : proofs
        hashes = try folder.file(BundleFileName.hashes)
        openings = try folder.file(BundleFileName.openings)
        for file in manifest.files where !BundleFileName.all.contains(file.name) {
            guard try folder.file(file.name) != nil else {
                throw BundleFinding.incomplete(file.name)
            }
        }
        self.small = small
        note = encoded.count > Self.maximumNote ? nil : try? SignedNote(bytes: encoded)
        checkpoint = note.flatMap { try? Checkpoint(text: $0.text) }
        let found: [(String, Bool)] = [
            (BundleFileName.hashes, hashes != nil), (BundleFileName.openings, openings != nil),
            (BundleFileName.proofs, proofs != nil),
            (BundleFileName.vkey, small[BundleFileName.vkey] != nil),
            (BundleFileName.consistency, small[BundleFileName.consistency] != nil),
        ]
        for (name, isThere) in found where !isThere && manifest.digest(of: name) != nil {
            throw BundleFinding.incomplete(name)
        }
    }

    /// The size of the tree: the checkpoint's, else what the manifest claims.
    var size: Int64 { checkpoint?.size ?? manifest.size }

    /// Finds a file whose bytes are not those of the manifest, or one that it does not name.
    ///
    /// The pass has hashed the large files by now; the small ones are in memory.
    /// - Returns: the first such file's name.
    func unlistedFile(_ folder: BundleFolder, after pass: LeafPass) throws -> String? {
        var found = small.mapValues { Hex.encode(Array(sha256([$0]))) }
        let streams = [pass.leaves, pass.proofs, pass.hashes, pass.openings?.stream]
        for stream in streams.compactMap({ $0 }) {
            found[stream.file.name] = hexDigest(stream.hasher)
        }
        for name in Set(manifest.files.map(\.name) + BundleFileName.all).sorted()
        where found[name] == nil {
            // A file of no use here: a later version's, or proofs of a whole tree.
            guard let file = try folder.file(name), let hasher = try file.hash() else { continue }
            found[name] = hexDigest(hasher)
        }
        for name in found.keys.sorted() where found[name] != manifest.digest(of: name) {
            return name
        }
        return nil
    }
}
