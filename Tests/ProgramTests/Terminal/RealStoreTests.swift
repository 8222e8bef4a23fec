import Glibc
import Testing

@testable import ProgramSupport

extension AtATerminal {
    /// A store that is not for demonstration: the agent is who the kernel says.
    @Suite struct RealStores {
        /// The login name of who runs the tests; nil when the kernel knows another user behind it.
        private static var login: String? {
            let text = Files.text("/proc/self/loginuid")
            if let behind = UInt32(text), behind != UInt32.max, behind != getuid() { return nil }
            guard getenv("SUDO_UID") == nil, let entry = getpwuid(getuid()),
                let name = entry.pointee.pw_name
            else { return nil }
            return String(cString: name)
        }

        private func desk(agent login: String) throws -> Desk {
            let desk = try Desk(.real)
            let seeds = desk.folder + "/seeds"
            mkdir(seeds, 0o700)
            try Files.write(
                Files.bytes(Paths.demonstration + "/citizens.csv"),
                to: seeds + "/citizens.csv"
            )
            try Files.write(
                Array(
                    "login,full_name,role,unit,personal_id\n\(login),Người Chạy,agent,Tổ 1,\n".utf8
                ),
                to: seeds + "/agents.csv"
            )
            let loaded = try desk.call(["import", seeds], login: nil)
            guard loaded.status == 0 else { throw Trouble(loaded.all) }
            return desk
        }

        @Test func theKernelSaysWho() throws {
            guard let login = Self.login else { return }
            let desk = try desk(agent: login)
            let lies = ["USER": "hoa", "LOGNAME": "hoa", "USERNAME": "hoa"]
            let call = try desk.call(["exec", "whoami"], login: nil, environment: lies)
            #expect(call.status == 0 && call.out.contains("Người Chạy (\(login))"), "\(call.all)")
            // SUDO_UID is not believed on its own.
            let other = try desk.call(
                ["exec", "whoami"],
                login: nil,
                environment: ["SUDO_UID": "\(getuid() + 1)"]
            )
            #expect(other.status == 5 && other.err.contains("conduct.identity-unclear"))
            #expect(
                try desk.call(["exec", "whoami"], login: login).err.contains("demonstration-only")
            )
        }

        @Test func thePromptIsRed() throws {
            guard let login = Self.login else { return }
            let terminal = try Terminal(desk(agent: login), login: nil)
            #expect(terminal.raw.hasSuffix("\u{1B}[1;31mTHẬT\u{1B}[0m \(login)> "))
            #expect(terminal.everything.contains("KHO THẬT"))
            #expect(try terminal.enter("act-as hoa").contains("error["))
            #expect(try terminal.enter("caller-login C-2 vneid").contains("error["))
        }

        @Test func strangersAreTurnedAway() throws {
            let desk = try desk(agent: "somebody-else")
            let call = try desk.call([], login: nil, input: .text("whoami\n"))
            #expect(call.status == 5)
            #expect(call.err.contains("conduct.unknown-agent"))
            #expect(call.out.isEmpty)
        }
    }
}
