import Glibc
import LineEditing

/// Posts a notice from another thread while the next line is edited.
struct Notifier {
    func start() {
        var thread = pthread_t()
        pthread_create(
            &thread,
            nil,
            { _ in
                usleep(300_000)
                LineEditor.post("THÔNG BÁO: có hồ sơ mới")
                return nil
            },
            nil
        )
        pthread_detach(thread)
    }
}
