import Console
import Glibc
import Identity
import Population

/// Sets the population service up: its address from `--registry`, the rest from `population.toml` beside
/// the store.
struct ServiceSetup {
    /// The settings file; it need not be there.
    let path: String

    init(store: String) {
        let folder = store.lastIndex(of: "/").map { String(store[...$0]) } ?? ""
        path = folder + "population.toml"
    }

    /// The service at an address; connects to nothing.
    ///
    /// - Throws: `Failure` that says what is wrong, and in which file.
    func service(at address: String) throws -> ServiceRegistry {
        do {
            let settings =
                access(path, F_OK) == 0
                ? try ServiceSettings(
                    file: path,
                    credentials: StoreLocation.environment("CREDENTIALS_DIRECTORY")
                )
                : ServiceSettings()
            return try ServiceRegistry(url: address, settings: settings)
        } catch let problem as ServiceProblem {
            throw Failure(
                problem.code,
                problem.message,
                hint: problem.hint,
                status: ExitStatus.usage
            )
        }
    }
}
