internal import HTML

/// Questions and their answers, each with the way to change it: "check your answers".
struct SummaryList: Component, Sendable {
    /// A question and its answer.
    struct Row: Sendable {
        let term: String
        /// The answer, one string a line; an address has several.
        let lines: [String]
        /// Whether the lines are the page's words ("Pas de réponse") rather than the person's.
        var isAbsent = false
        var change: Change?
        /// The same, where a form around the list is sent rather than a page opened.
        var button: Button?
    }

    /// The way to change an answer.
    struct Change: Sendable {
        /// "Modifier"
        let label: String
        /// What is changed, for those who hear the link alone: "votre adresse".
        let context: String
        let reference: URLReference
    }

    let rows: [Row]

    func write(to h: inout HTMLWriter) {
        h.dl(.class("summary-list")) { h in
            for row in rows {
                h.div(.class("summary-row")) { h in
                    h.dt(row.term)
                    h.dd(.class(row.isAbsent ? "soft" : nil)) { h in
                        for line in row.lines {
                            h.div(line, row.isAbsent ? .none : .dir(.auto))
                        }
                    }
                    if let button = row.button { h.dd(.class("summary-change")) { h in h.put(button) } }
                    if let change = row.change {
                        h.dd(.class("summary-change")) { h in
                            h.a(.href(change.reference)) { h in
                                h.text(change.label)
                                h.visuallyHidden(" " + change.context)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Facts, a term and what it is; denser than ``SummaryList``, nothing to change.
struct FactsList: Component, Sendable {
    /// A fact.
    struct Fact: Sendable {
        let term: String
        let lines: [String]
        var tag: Tag?
        /// Where the value leads, if somewhere.
        var reference: URLReference?
        /// The way to change it, for whoever may.
        var change: SummaryList.Change?
    }

    let facts: [Fact]

    func write(to h: inout HTMLWriter) {
        h.dl(.class("facts")) { h in
            for fact in facts {
                h.div { h in
                    h.dt(fact.term)
                    h.dd { h in
                        for line in fact.lines {
                            h.div(.dir(.auto)) { h in
                                if let reference = fact.reference { h.a(line, .href(reference)) } else { h.text(line) }
                            }
                        }
                        h.put(fact.tag)
                        if let change = fact.change {
                            h.p(.class("fact-change")) { h in
                                h.a(.href(change.reference)) { h in
                                    h.text(change.label)
                                    h.visuallyHidden(change.context)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
