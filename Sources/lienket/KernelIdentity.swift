import Glibc

/// Who runs this process, as the kernel says; the environment is never believed on its own.
struct KernelIdentity {
    /// The user that acts.
    let uid: UInt32
    /// That user's login name.
    let login: String
    /// `uid`, or `sudo` when the process was handed over by sudo and the kernel agrees.
    let via: String

    /// Why nobody is let in.
    enum Problem: Error {
        /// The real uid, `SUDO_UID` and the login uid do not tell the same story.
        case contradiction
        /// The system has no login name for the user.
        case nameless(UInt32)
    }

    /// Reads the real uid, the login uid of the kernel's audit system, and `SUDO_UID`.
    ///
    /// With sudo to a service account the login uid is the person's own; `SUDO_UID` must name the
    /// same one. Where the kernel has no login uid, only the real uid counts, and `SUDO_UID` must not
    /// contradict it.
    static func current() throws(Problem) -> KernelIdentity {
        let real = getuid()
        let loginUID = readLoginUID()
        let sudoUID = getenv("SUDO_UID").flatMap { UInt32(String(cString: $0)) }
        let (uid, via) = try decide(real: real, loginUID: loginUID, sudoUID: sudoUID)
        guard let entry = getpwuid(uid), let name = entry.pointee.pw_name else {
            throw .nameless(uid)
        }
        return KernelIdentity(uid: uid, login: String(cString: name), via: via)
    }

    /// Decides who acts from the three sources.
    static func decide(real: UInt32, loginUID: UInt32?, sudoUID: UInt32?) throws(Problem)
        -> (uid: UInt32, via: String)
    {
        switch (loginUID, sudoUID) {
        case (let login?, let sudo?):
            guard login == sudo else { throw .contradiction }
            return (login, login == real ? "uid" : "sudo")
        case (let login?, nil):
            guard login == real else { throw .contradiction }
            return (real, "uid")
        case (nil, let sudo?):
            guard sudo == real else { throw .contradiction }
            return (real, "uid")
        case (nil, nil): return (real, "uid")
        }
    }

    /// The kernel's login uid; nil when it is not set or not kept.
    private static func readLoginUID() -> UInt32? {
        let file = open("/proc/self/loginuid", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = read(file, &buffer, buffer.count)
        guard count > 0,
            let uid = UInt32(
                String(
                    decoding: buffer.prefix(count).filter { $0 >= 48 && $0 <= 57 },
                    as: UTF8.self
                )
            ),
            uid != UInt32.max
        else { return nil }
        return uid
    }
}
