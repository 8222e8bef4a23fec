// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours under Sources/.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A command plugin: one folder under Plugins/.
///
/// It sees CommandKit and Identity, nothing else of ours.
func plugin(_ folder: String) -> Target {
    .target(
        name: "\(folder)Plugin",
        dependencies: ["CommandKit", "Identity"],
        path: "Plugins/\(folder)",
        swiftSettings: settings
    )
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
    -> Target
{
    .testTarget(
        name: name,
        dependencies: dependencies,
        resources: resources,
        swiftSettings: settings
    )
}

let grdb: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"),
    .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let certificates: [Target.Dependency] = [
    .product(name: "X509", package: "swift-certificates"),
    .product(name: "SwiftASN1", package: "swift-asn1"),
]

let plugins = [
    "Lookup", "Status", "Refresh", "Linking", "Documents", "Casework", "Approvals", "Audit",
    "Registry", "Policies", "Runs", "Session", "Training",
]

let package = Package(
    name: "lienket",
    products: [
        .executable(name: "lienket", targets: ["lienket"]),
        .executable(name: "lienket-seed", targets: ["lienket-seed"]),
        .executable(name: "lienket-registry", targets: ["lienket-registry"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        module("Identity"),
        module("AuditLog", [crypto]),
        module("CommandKit", ["Identity"]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        module(
            "Population",
            [
                "Identity", "CExpat", crypto,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ] + nio + grdb
        ),
        .target(name: "CFileLock"),
        .target(name: "CSQLiteGuard"),
        module(
            "Store",
            ["Identity", "AuditLog", "Population", "CFileLock", "CSQLiteGuard"] + grdb
        ),
        .target(name: "CPluginProcess"),
        module("PluginHost", ["CommandKit", "Identity", "CPluginProcess", crypto]),
        module("DisplayColumns"),
        module(
            "Console",
            ["CommandKit", "Identity", "Store", "Population", "AuditLog", "DisplayColumns"]
        ),
        // Linked in: four shared libraries fewer to load at each start.
        .target(
            name: "CLineEdit",
            linkerSettings: [":libedit.a", ":libbsd.a", ":libmd.a", ":libtinfo.a"].map {
                .linkedLibrary($0)
            }
        ),
        module("LineEditing", ["CLineEdit", "DisplayColumns"]),
        module("Synthesis"),
        .executableTarget(
            name: "lienket",
            dependencies: [
                "CommandKit", "Console", "DisplayColumns", "Identity", "LineEditing", "PluginHost",
                "Store", "Population", "AuditLog", crypto,
            ] + plugins.map { .byName(name: "\($0)Plugin") },
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lienket-seed",
            dependencies: ["Synthesis"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lienket-registry",
            dependencies: [
                "Identity", "Population", crypto,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ] + nio + certificates,
            swiftSettings: settings
        ),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
        .target(
            name: "CFaultyVFS",
            path: "Tests/CFaultyVFS",
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .target(
            name: "ProgramSupport",
            path: "Tests/ProgramSupport",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "line-probe",
            dependencies: ["LineEditing"],
            path: "Tests/LineProbe",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "audit-fill",
            dependencies: ["AuditLog", "Identity", "Store"],
            path: "Tests/AuditFill",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "find-bench",
            dependencies: ["CommandKit", "Console", "Identity", "Store"],
            path: "Tests/FindBench",
            swiftSettings: settings
        ),
        tests("IdentityTests", ["Identity"]),
        tests("AuditLogTests", ["AuditLog"], resources: [.copy("Vectors")]),
        tests(
            "LineEditingTests",
            ["LineEditing", "DisplayColumns", "CPseudoTerminal", "line-probe"]
        ),
        tests("SynthesisTests", ["Synthesis"]),
        tests(
            "StoreTests",
            ["Store", "Identity", "AuditLog", "Population"] + grdb
        ),
        tests(
            "ServiceTests",
            [
                "Identity", "Population", "ProgramSupport", "lienket", "lienket-registry",
                crypto,
            ] + nio + certificates + grdb,
            resources: [.copy("Replies")]
        ),
        tests("ConsoleTests", ["Console", "CommandKit", "DisplayColumns", "Identity"]),
        tests(
            "PluginTests",
            ["CommandKit", "Identity"]
                + ["Lookup", "Status", "Refresh", "Linking", "Documents"].map {
                    .byName(name: "\($0)Plugin")
                }
        ),
        tests("ReportTests", ["AuditPlugin", "CommandKit", "Identity"]),
        tests(
            "DeskTests",
            [
                "lienket", "Console", "CommandKit", "DisplayColumns", "Identity", "PluginHost",
                "Store",
                "Population", "AuditLog", crypto,
            ]
                + grdb
        ),
        .executableTarget(
            name: "nudge-plugin",
            path: "Plugins/Examples/nudge",
            exclude: ["plugin.json"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PluginHostTests",
            dependencies: [
                "PluginHost", "Console", "CommandKit", "Identity", "ProgramSupport", "lienket",
                "nudge-plugin",
            ],
            exclude: ["Hostile"],
            swiftSettings: settings
        ),
        tests("ProgramTests", ["lienket", "ProgramSupport", "CPseudoTerminal"]),
        tests(
            "FaultTests",
            [
                "lienket", "ProgramSupport", "CFaultyVFS", "Console", "CommandKit", "Identity",
                "PluginHost", "Store", "Population", "AuditLog",
            ] + grdb
        ),
    ] + plugins.map(plugin)
)
