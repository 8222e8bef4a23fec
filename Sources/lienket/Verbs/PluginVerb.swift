import Console
import Identity
import PluginHost

/// `lienket plugin check DIR`: does a process plugin keep to the protocol?
struct PluginVerb {
    let desk: DeskSetup

    func run() -> Int32 {
        0
    }
}
