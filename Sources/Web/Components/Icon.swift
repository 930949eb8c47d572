internal import HTML

/// The few drawings of the platform. Each goes with words and is hidden from assistive technology.
enum Icon: String, Component, Sendable, CaseIterable {
    case arrow, back, book, briefcase, calendar, candle, check, child, clock, coin, document, error, flag, heart, home,
        info, letter, lock, person, phone, pin, rings, search, tree, wait
    case identityCard = "identity-card"

    /// The icon with this name in a definition; a document when there is none.
    init(named name: String) {
        self = Icon(rawValue: name) ?? .document
    }

    func write(to h: inout HTMLWriter) {
        h.raw(
            """
            <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" \
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            """)
        h.raw(drawing)
        h.raw("</svg>")
    }

    private var drawing: Trusted {
        switch self {
        case .arrow: "<path d=\"M5 12h14M13 6l6 6-6 6\"/>"
        case .back: "<path d=\"M19 12H5M11 6l-6 6 6 6\"/>"
        case .book:
            "<path d=\"M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5v13\"/>"
        case .briefcase: "<path d=\"M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2\"/>"
        case .calendar: "<path d=\"M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4\"/>"
        case .candle:
            "<path d=\"M8.5 20.5V12h7v8.5zM12 12V9.5M6 20.5h12M12 9.5c-1.6 0-2.4-1-2.4-2.2C9.6 5.8 11 5 12 3c1 2 2.4 2.8 2.4 4.3 0 1.2-.8 2.2-2.4 2.2z\"/>"
        case .check: "<path d=\"M5 12.5l4.5 4.5L19 7.5\"/>"
        case .child:
            "<circle cx=\"12\" cy=\"11\" r=\"7\"/><path d=\"M9.5 10.5h.01M14.5 10.5h.01M9.8 13.5c1.3 1.2 3.1 1.2 4.4 0M12 4c-.2-1.2.6-2 1.8-2\"/>"
        case .clock: "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7v5l3.5 2\"/>"
        case .coin:
            "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M15.5 8.8a4.3 4.3 0 1 0 0 6.4M7.5 11h5M7.5 13.2h5\"/>"
        case .document: "<path d=\"M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6\"/>"
        case .error: "<path d=\"M12 4l9 16H3zM12 10v4.5M12 17.3v.01\"/>"
        case .flag: "<path d=\"M6 21V4M6 5c4-2.5 7 2.5 12 0v8c-5 2.5-8-2.5-12 0\"/>"
        case .heart:
            "<path d=\"M12 20C6 16 3.5 12.5 3.5 9.2a4.3 4.3 0 0 1 8.5-1.4 4.3 4.3 0 0 1 8.5 1.4C20.5 12.5 18 16 12 20z\"/>"
        case .home: "<path d=\"M3.5 11.5L12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20\"/>"
        case .identityCard:
            "<path d=\"M3.5 5.5h17v13h-17zM14 10h3.5M14 13.5h3.5\"/><circle cx=\"8.7\" cy=\"10.2\" r=\"1.9\"/><path d=\"M5.8 15.5c.3-1.7 1.4-2.6 2.9-2.6s2.6.9 2.9 2.6\"/>"
        case .info: "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 11v5.5M12 7.7v.01\"/>"
        case .letter: "<path d=\"M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5\"/>"
        case .lock: "<path d=\"M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3\"/>"
        case .person: "<circle cx=\"12\" cy=\"8\" r=\"3.8\"/><path d=\"M4.5 20.5c.5-4.5 3.5-7 7.5-7s7 2.5 7.5 7\"/>"
        case .phone:
            "<path d=\"M5 4h4l1.5 4.5-2.2 1.6a12 12 0 0 0 5.6 5.6l1.6-2.2L20 15v4a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4z\"/>"
        case .pin:
            "<path d=\"M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11z\"/><circle cx=\"12\" cy=\"10\" r=\"2.3\"/>"
        case .rings:
            "<circle cx=\"8.8\" cy=\"14\" r=\"5.3\"/><circle cx=\"15.2\" cy=\"14\" r=\"5.3\"/><path d=\"M7 5.5l1.8-2 1.8 2-1.8 2.2z\"/>"
        case .search: "<circle cx=\"10.5\" cy=\"10.5\" r=\"6.5\"/><path d=\"M15.5 15.5L20.5 20.5\"/>"
        case .tree:
            "<path d=\"M12 21v-8M12 16l3.5-3M12 14.5L9 12\"/><path d=\"M12 3a6.5 6.5 0 0 0-4 11.6h8A6.5 6.5 0 0 0 12 3z\"/>"
        case .wait:
            "<path d=\"M7 3.5h10M7 20.5h10M8 3.5c0 5 8 6 8 0M8 20.5c0-9 8-9 8 0M8 3.5c0 4 2.5 6 4 8.5M16 3.5c0 4-2.5 6-4 8.5\"/>"
        }
    }
}

/// The platform's mark: two arches, the way into a public building. An organisation may set its own logo instead.
struct Mark: Component, Sendable {
    func write(to h: inout HTMLWriter) {
        h.raw(
            """
            <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">\
            <path class="mark-wall" d="M4 36V18a16 16 0 0 1 32 0v18z"/>\
            <path class="mark-arch" d="M10.5 36V19a9.5 9.5 0 0 1 19 0v17h-4V20a5.5 5.5 0 0 0-11 0v16z"/>\
            </svg>
            """)
    }
}
