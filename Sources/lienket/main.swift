import Glibc

// Read from where they are: making `CommandLine.arguments` takes a hundredth of a short run.
let places = CommandLine.unsafeArgv
let arguments = (1..<max(1, Int(CommandLine.argc))).compactMap { index in
    places[index].map { String(cString: $0) }
}
exit(Program(arguments: arguments).run())
