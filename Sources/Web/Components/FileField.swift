internal import HTML

/// Files chosen for a question: those that are there, each with its picture and the way to remove it, and the way to add
/// one. An ordinary form without script; with it, progress and uploads that survive a cut.
struct FileField: Sendable {
    /// A file that is there.
    struct Item: Sendable {
        let id: String
        let name: String
        /// "1,2 Mo"
        let size: String
        var preview: URLReference?
        var download: URLReference?
        /// "En cours de vérification", "12 % reçus"…
        var note: String?
        /// "Repris de votre demande …"
        var origin: String?
        var isWrong = false
    }

    /// Words of the field, in the page's language.
    struct Words: Sendable {
        let choose: String
        let replace: String
        let add: String
        let remove: String
        let full: String
        /// "Aperçu de …"
        let preview: @Sendable (String) -> String
        /// How to photograph it well: the summary that unfolds, then the advice.
        let photoTitle: String
        let photoAdvice: [String]
        /// For the script: what is said while a file is sent, `%` standing for a number or a name.
        let sending: String
        let waiting: String
        let sent: String
        let failed: String
        let removed: String
    }

    /// The list that the script puts anew.
    struct List: Sendable {
        let items: [Item]
        let maximumCount: Int
        let words: Words

        /// Whether no other file may be added.
        var isFull: Bool { maximumCount > 1 && items.filter { !$0.isWrong }.count >= maximumCount }

        func writeContent(to h: inout HTMLWriter) {
            for item in items {
                h.li(.class("document")) { h in
                    h.div(.class("document-picture")) { h in
                        if let preview = item.preview {
                            h.img(.src(preview), .alt(words.preview(item.name)))
                        } else {
                            h.put(Icon.document)
                        }
                    }
                    h.div(.class("document-words")) { h in
                        h.div(.class("document-name"), .dir(.auto)) { h in
                            if let download = item.download {
                                h.a(item.name, .href(download))
                            } else {
                                h.text(item.name)
                            }
                        }
                        h.div(item.size, .class("soft"))
                        if let origin = item.origin { h.div(origin, .class("soft")) }
                        if let note = item.note { h.put(Tag(text: note, tone: item.isWrong ? .bad : .wait)) }
                    }
                    h.put(
                        Button(
                            label: words.remove, act: .submit(name: "remove_file", value: item.id), style: .quiet,
                            context: item.name))
                }
            }
        }
    }

    /// The name under which files are sent.
    let name: String
    /// Media types and endings, for the browser's own chooser.
    let accept: String
    let list: List
    /// Where the script announces files and asks for the list.
    let uploads: URLReference?

    private var words: Words { list.words }

    func write(id: String, describedBy: String?, isWrong: Bool, to h: inout HTMLWriter) {
        h.div(
            .class("files"), .data("files", uploads?.description), .data("sending", words.sending),
            .data("waiting", words.waiting), .data("sent", words.sent), .data("failed", words.failed),
            .data("removed", words.removed)
        ) { h in
            h.ul(.class("documents"), .role(.list), .id("\(id)-list"), .data("list")) { h in list.writeContent(to: &h) }
            h.div(.class("file-add")) { h in
                let isReplacing = list.maximumCount == 1 && !list.items.isEmpty
                if list.maximumCount > 1 { h.p(words.full, .class("soft"), .data("full"), .hidden(!list.isFull)) }
                h.div(.data("add"), .hidden(list.isFull)) { h in
                    // Which of the two it says follows the list, also when the script changes it.
                    h.label(
                        isReplacing ? words.replace : words.choose, .for(id), .class("file-label"),
                        .data("choose", words.choose),
                        .data("replace", list.maximumCount == 1 ? words.replace : nil))
                    h.input(
                        .type(.file), .id(id), .name(name), .class("file-input"), .accept(accept),
                        .multiple(list.maximumCount > 1), .ariaDescribedBy(describedBy),
                        .ariaInvalid(isWrong))
                    h.div(.data("plain")) { h in
                        h.put(Button(label: words.add, act: .submit(name: "then", value: "upload"), style: .quiet))
                    }
                }
                h.div(.class("file-progress"), .data("progress"), .role(.status)) { _ in }
            }
            if !words.photoAdvice.isEmpty {
                h.details(.class("why", "photo-help", if: true)) { h in
                    h.summary(words.photoTitle)
                    h.ul { h in
                        for line in words.photoAdvice { h.li(line) }
                    }
                }
            }
        }
    }
}
