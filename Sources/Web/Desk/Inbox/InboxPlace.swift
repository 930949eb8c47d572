import Cases
import HTML
import Services
import Storage

/// A list of the desk, as its address says it: what agents keep under a name and send to each other.
struct InboxPlace: Sendable, Hashable {
    let tab: InboxPage.Tab
    let service: String?
    let group: String?

    /// The place that parameters ask for. A service or group that is none of these, or where they are not told apart, is
    /// left out.
    init(
        tab: String?, service: String? = nil, group: String? = nil, among services: [ServiceDefinition] = [],
        _ groups: [WorkGroup] = []
    ) {
        self.tab = InboxPage.Tab(query: tab)
        let tellsApart = self.tab == .all
        self.service = tellsApart ? service.flatMap { id in services.first { $0.id == id }?.id } : nil
        self.group = tellsApart ? group.flatMap { id in groups.first { $0.id == id }?.id } : nil
    }

    /// Reads what `code` wrote.
    init(code: String, among services: [ServiceDefinition], _ groups: [WorkGroup]) {
        let parts = code.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        self.init(
            tab: parts.first, service: parts.count > 1 ? parts[1] : nil, group: parts.count > 2 ? parts[2] : nil,
            among: services, groups)
    }

    /// The same list with another service or group, or every one.
    func with(service: String?, group: String?) -> InboxPlace {
        InboxPlace(tab: tab, service: service, group: group)
    }

    private init(tab: InboxPage.Tab, service: String?, group: String?) {
        self.tab = tab
        self.service = service
        self.group = group
    }

    /// The place in one line, to be kept.
    var code: String {
        [tab.rawValue, service ?? "", group ?? ""].joined(separator: " ").trimmingSpaces
    }

    /// The address of the list, from its beginning.
    func address(_ visit: Visit) -> URLReference {
        var list = visit.address("/desk")
        if tab != .toDo { list = list.adding("show", tab.rawValue) }
        if let service { list = list.adding("service", service) }
        return group.map { list.adding("group", $0) } ?? list
    }

    /// Which cases it shows to an agent.
    func filter(for workplace: Workplace) -> CaseFilter {
        switch (service, group) {
        case (nil, nil): tab.filter(for: workplace)
        case (let service?, nil): .service(service)
        case (nil, let group?): .group(group)
        case (let service?, let group?): .groupAndService(group, service)
        }
    }
}
