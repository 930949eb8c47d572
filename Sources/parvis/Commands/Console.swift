import Foundation

/// The terminal: standard output, standard error, and whether to colour them.
enum Console {
    /// Writes to standard error, where what is not the result of a command goes.
    static func warn(_ text: String) {
        FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Writes to standard output at once, even when it is a pipe.
    static func say(_ text: String) {
        print(text)
        fflush(nil)
    }

    /// Whether standard output is a terminal that shows colours (https://no-color.org).
    static func usesColour(disabled: Bool) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return !disabled && isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR"] == nil
            && environment["TERM"] != "dumb"
    }
}

/// How far something long is, said at most once a second.
struct ProgressLine {
    private var last: ContinuousClock.Instant?

    /// Says it on standard error, unless something was said within the last second.
    mutating func tell(_ text: String) {
        let now = ContinuousClock.now
        if let last, last.duration(to: now) < .seconds(1) { return }
        last = now
        Console.warn(text)
    }
}

/// Why a command can't do what was asked, in one sentence for the operator. The exit status is 1.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
