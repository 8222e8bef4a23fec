import ApprovalsPlugin
import AuditPlugin
import CaseworkPlugin
import CommandKit
import DocumentsPlugin
import LinkingPlugin
import LookupPlugin
import PoliciesPlugin
import RefreshPlugin
import RegistryPlugin
import RunsPlugin
import SessionPlugin
import StatusPlugin
import TrainingPlugin

/// What the program is made of.
enum Wiring {
    /// The built-in plugins, in the order in which help lists them.
    static let plugins: [any CommandPlugin] = [
        LookupPlugin(), StatusPlugin(), DocumentsPlugin(), RefreshPlugin(), LinkingPlugin(),
        CaseworkPlugin(), ApprovalsPlugin(), AuditPlugin(), RunsPlugin(), PoliciesPlugin(),
        RegistryPlugin(),
        SessionPlugin(), TrainingPlugin(),
    ]
}
