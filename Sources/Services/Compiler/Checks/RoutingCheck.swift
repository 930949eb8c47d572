/// Checks that every new case comes to a group that exists, and that every route can be taken.
struct RoutingCheck {
    private let routes: [RouteSource]
    private let organisation: Organisation?
    private let diagnostics: DiagnosticBag

    init(_ routes: [RouteSource], organisation: Organisation?, diagnostics: DiagnosticBag) {
        self.routes = routes
        self.organisation = organisation
        self.diagnostics = diagnostics
    }

    func run() {
        guard let last = routes.last else { return }
        let groups = organisation?.groups.map(\.id) ?? []
        for route in routes where organisation != nil && !groups.contains(route.group.value) {
            diagnostics.error(
                .unknownGroup, "the organisation has no group `\(route.group.value)`", at: route.group.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: route.group.value, among: groups))
                    ?? (groups.isEmpty ? "add it under `groups`" : "one of: " + groups.joined(separator: ", ")))
        }
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
