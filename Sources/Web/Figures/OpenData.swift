import Cases
import FEEL
import Foundation
import HTTPTypes
import Services

/// The same figures for programs: JSON and CSV, open to pages of other sites. `docs/open-data.md` describes both.
enum OpenData {
    static func json(_ visit: Visit) async throws -> Reply {
        let (service, figures) = try await published(visit)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = Document(
            service: service.id, organisation: service.organisation, version: service.hash,
            from: figures.period.first.description, to: figures.period.last.description,
            hiddenBelow: SmallCounts.threshold,
            figures: entries(figures, of: service).map { entry in
                Document.Figure(measure: entry.measure, detail: entry.detail, value: entry.value, bound: entry.bound)
            })
        return reply(try Array(encoder.encode(document)), type: "application/json; charset=utf-8")
    }

    static func csv(_ visit: Visit) async throws -> Reply {
        let (service, figures) = try await published(visit)
        let from = figures.period.first.description
        let to = figures.period.last.description
        var lines = ["service,from,to,measure,detail,value,bound"]
        for entry in entries(figures, of: service) {
            let value = entry.value.map(String.init) ?? ""
            lines.append("\(service.id),\(from),\(to),\(entry.measure),\(entry.detail),\(value),\(entry.bound ?? "")")
        }
        return reply(
            Array((lines.joined(separator: "\r\n") + "\r\n").utf8), type: "text/csv; charset=utf-8; header=present")
    }

    /// One figure; `value` is nil where it is hidden. Names and details are identifiers: none needs quoting.
    struct Entry {
        let measure: String
        var detail = ""
        let value: Int?
        var bound: String?
    }

    /// Every figure, hidden ones included, in a fixed order.
    static func entries(_ figures: ServiceFigures, of service: ServiceDefinition) -> [Entry] {
        func share(_ name: String, _ share: Share?) -> Entry {
            switch share {
            case .percent(let number): Entry(measure: name, value: number)
            case .atLeast(let number): Entry(measure: name, value: number, bound: "at_least")
            case .atMost(let number): Entry(measure: name, value: number, bound: "at_most")
            case nil: Entry(measure: name, value: nil)
            }
        }
        func median(_ name: String, _ median: ClassMedian?) -> [Entry] {
            [
                Entry(measure: name, detail: "estimate", value: median?.estimate),
                Entry(measure: name, detail: "above", value: median?.above),
                Entry(measure: name, detail: "up_to", value: median?.upTo),
            ]
        }
        let objectives = service.objectives
        return [
            Entry(measure: "forms_started", value: figures.started), Entry(measure: "forms_sent", value: figures.sent),
            share("completed_percent", figures.completed),
            Entry(measure: "completed_percent_objective", value: objectives.completedPercent),
        ] + figures.pages.map { Entry(measure: "page_completed", detail: $0.kind, value: $0.count) }
            + median("seconds_to_complete", figures.medianTime)
            + [Entry(measure: "seconds_to_complete_objective", value: objectives.medianTime?.seconds)]
            + figures.channels.map {
                Entry(measure: "forms_sent_by_channel", detail: $0.kind.rawValue, value: $0.count)
            }
            + [
                Entry(measure: "cases_decided", value: figures.decided),
                share("decided_on_time_percent", figures.onTime),
            ] + median("working_days_to_decision", figures.medianDelay)
            + [Entry(measure: "satisfaction_answers", value: figures.answers)]
            + figures.satisfaction.map { Entry(measure: "satisfaction", detail: $0.kind.rawValue, value: $0.count) }
            + [share("satisfied_percent", figures.satisfied)]
    }

    private struct Document: Encodable {
        struct Figure: Encodable {
            let measure: String
            let detail: String
            let value: Int?
            let bound: String?

            private enum CodingKeys: CodingKey { case measure, detail, value, bound }

            /// What is hidden is written as null, not left out.
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(measure, forKey: .measure)
                try container.encode(detail, forKey: .detail)
                try container.encode(value, forKey: .value)
                try container.encode(bound, forKey: .bound)
            }
        }

        let service: String
        let organisation: String
        let version: String
        let from: String
        let to: String
        let hiddenBelow: Int
        let figures: [Figure]
    }

    private static func published(_ visit: Visit) async throws -> (ServiceDefinition, ServiceFigures) {
        guard let service = visit.catalogue.service(try visit.parameter("service")) else { throw SiteFailure.notFound }
        return (service, try await visit.figures(of: service))
    }

    private static func reply(_ body: [UInt8], type: String) -> Reply {
        Reply(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "public, max-age=3600", .accessControlAllowOrigin: "*",
            ], body: body)
    }
}
