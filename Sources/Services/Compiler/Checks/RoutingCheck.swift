/// Checks that groups exist, that every new case comes to one, and that every route can be taken.
struct RoutingCheck {
    private let routes: [RouteSource]
    /// Groups whose readings are told later.
    private let delayed: [Located<String>]
    private let organisation: Organisation?
    private let diagnostics: DiagnosticBag

    init(_ source: ServiceSource, organisation: Organisation?, diagnostics: DiagnosticBag) {
        routes = source.routing
        delayed = source.legal.delayedDisclosure?.groups ?? []
        self.organisation = organisation
        self.diagnostics = diagnostics
    }

    func run() {
        organisation?.check(delayed + routes.map(\.group), diagnostics)
        guard let last = routes.last else { return }
        if last.when != nil {
            diagnostics.error(
                .noLastRoute, "a case that fits no route would come to nobody", at: last.group.range,
                suggestion: "end with a route without `when`")
        }
        if let first = routes.firstIndex(where: { $0.when == nil }) {
            for route in routes[(first + 1)...] {
                diagnostics.error(
                    .routeNeverTaken, "no case takes this route: the one without `when` comes before it",
                    at: route.group.range,
                    notes: [Diagnostic.Note("every case left goes here", at: routes[first].group.range)])
            }
        }
    }
}

extension Organisation {
    /// Reports groups that the organisation does not have.
    fileprivate func check(_ named: [Located<String>], _ diagnostics: DiagnosticBag) {
        let names = groups.map(\.id)
        for group in named where !names.contains(group.value) {
            diagnostics.error(
                .unknownGroup, "the organisation has no group `\(group.value)`", at: group.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: group.value, among: names))
                    ?? (names.isEmpty ? "add it under `groups`" : "one of: " + names.joined(separator: ", ")))
        }
    }
}
