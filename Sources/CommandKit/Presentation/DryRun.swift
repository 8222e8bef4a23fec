import Identity

extension Phrase {
    /// What a dry run says of the result that it shows.
    public static let dryRun = Phrase(
        vi: "Chạy thử: chưa thay đổi gì; nếu làm thật, kết quả sẽ như trên.",
        en: "Dry run: nothing was changed; this is what would come of it."
    )
}
