import ArgumentParser
import DMN
import FEEL
import Foundation

/// A folder of the compatibility kit: each folder below it holds models and files of cases.
struct CompatibilityKit {
    /// What came of one expectation, for people and programs.
    struct Line: Codable, Sendable {
        let place: String
        let expected: String
        let found: String
        let isPassed: Bool
        let isError: Bool
        let isLiteral: Bool
        let isTable: Bool
        let reason: String
    }

    private let folders: [URL]

    init(folder: String) throws {
        let root = URL(filePath: folder)
        guard
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        else { throw ValidationError("\(folder) can't be read.") }
        var folders: Set<URL> = []
        for case let file as URL in files where file.pathExtension == "dmn" {
            folders.insert(file.deletingLastPathComponent())
        }
        guard !folders.isEmpty else { throw ValidationError("\(folder) holds no model.") }
        self.folders = folders.sorted { $0.path < $1.path }
    }

    func run(context: EvaluationContext) -> [Line] { folders.flatMap { run($0, context) } }

    private func run(_ folder: URL, _ context: EvaluationContext) -> [Line] {
        let files = ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        var models: [String: DecisionModel] = [:]
        var unreadable: [String: String] = [:]
        for file in files where file.pathExtension == "dmn" {
            do throws(ModelFailure) {
                models[file.lastPathComponent] = try DecisionModel(bytes(file))
            } catch {
                unreadable[file.lastPathComponent] = "\(error.line): \(error.message)"
            }
        }
        let together = DecisionModels(models.sorted { $0.key < $1.key }.map(\.value))
        var lines: [Line] = []
        for file in files where file.pathExtension == "xml" {
            guard let cases = try? CompatibilityCases(bytes(file)) else { continue }
            for one in cases.cases {
                let place = "\(folder.lastPathComponent)/\(one.id)"
                guard let model = models[cases.model] else {
                    lines += one.expected.map {
                        Line(
                            place: "\(place) \($0.name)", expected: "\($0.value)", found: "", isPassed: false,
                            isError: $0.isError, isLiteral: false, isTable: false,
                            reason: unreadable[cases.model] ?? "there is no model \(cases.model)")
                    }
                    continue
                }
                lines += CompatibilityCases.run(one, of: model, among: together, context: context).map { outcome in
                    Line(
                        place: "\(place) \(outcome.decision)", expected: "\(outcome.expected)",
                        found: "\(outcome.found)", isPassed: outcome.isPassed, isError: outcome.isError,
                        isLiteral: model.isLiteralOnly, isTable: model.hasTable,
                        reason: outcome.reasons.first ?? "")
                }
            }
        }
        return lines
    }

    private func bytes(_ file: URL) -> [UInt8] { (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? [] }
}

/// A value as JSON has it: numbers exactly as they are, dates and durations as texts.
struct JSONValue: Codable {
    let value: Value

    init(value: Value) { self.value = value }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            value = .context(
                Context(
                    try container.allKeys.map {
                        ($0.stringValue, try container.decode(JSONValue.self, forKey: $0).value)
                    }))
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var values: [Value] = []
            while !container.isAtEnd { values.append(try container.decode(JSONValue.self).value) }
            value = .list(values)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let boolean = try? container.decode(Bool.self) {
            value = .boolean(boolean)
        } else if let number = try? container.decode(Decimal.self), let exact = Number("\(number)") {
            value = .number(exact)
        } else {
            value = .string(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch value {
        case .list(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(JSONValue(value: value)) }
        case .context(let context):
            var container = encoder.container(keyedBy: Key.self)
            for entry in context.entries {
                try container.encode(JSONValue(value: entry.value), forKey: Key(stringValue: entry.name))
            }
        default:
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .boolean(let boolean): try container.encode(boolean)
            case .number(let number):
                if let decimal = Decimal(string: number.description) {
                    try container.encode(decimal)
                } else {
                    try container.encode(number.description)
                }
            case .string(let text): try container.encode(text)
            default: try container.encode(value.text)
            }
        }
    }
}
