import Foundation

/// Where the demonstration town's definitions are: they are shipped beside the product, not inside it.
enum ServicesFolder {
    /// The variable that names the folder.
    static let variable = "PARVIS_SERVICES"

    /// The folder: the one that `PARVIS_SERVICES` names, else `services` in the working directory, else beside the
    /// binary or in one of the folders above it.
    static func find() throws -> String {
        if let named = ProcessInfo.processInfo.environment[variable], !named.isEmpty {
            guard holdsOrganisation(named) else {
                throw CommandFailure("\(variable) names \(named), where there is no organisation.yaml.")
            }
            return named
        }
        if holdsOrganisation("services") { return "services" }
        var folder = Bundle.main.bundleURL
        for _ in 0..<5 {
            let candidate = folder.appending(path: "services").path
            if holdsOrganisation(candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw CommandFailure(
            """
            The demonstration's services can't be found: start from the folder that holds services/, or name it in \
            \(variable).
            """)
    }

    private static func holdsOrganisation(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/organisation.yaml")
    }
}
