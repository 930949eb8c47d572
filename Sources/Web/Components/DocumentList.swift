internal import HTML

/// Documents with their pictures, to see and to fetch.
struct DocumentList: Component, Sendable {
    /// A document.
    struct Item: Sendable {
        let name: String
        /// What it was sent for.
        let purpose: String
        /// "1,2 Mo"
        let size: String
        /// Where it is fetched; nil when it can't be.
        var download: URLReference?
        /// Its picture.
        var preview: URLReference?
        /// Where it stands, when it is not simply there.
        var note: String?
        var isWrong = false
    }

    /// Words of the list, in the page's language.
    struct Words: Sendable {
        /// "Aperçu de …"
        let preview: @Sendable (String) -> String
    }

    let items: [Item]
    let words: Words

    func write(to h: inout HTMLWriter) {
        h.ul(.class("documents"), .role(.list)) { h in
            for item in items {
                h.li(.class("document")) { h in
                    picture(item, &h)
                    h.div(.class("document-words")) { h in
                        if !item.purpose.isEmpty { h.div(item.purpose, .class("soft")) }
                        h.div(.class("document-name"), .dir(.auto)) { h in
                            if let download = item.download {
                                h.a(item.name, .href(download))
                            } else {
                                h.text(item.name)
                            }
                        }
                        h.div(item.size, .class("soft"))
                        if let note = item.note { h.put(Tag(text: note, tone: item.isWrong ? .bad : .wait)) }
                    }
                }
            }
        }
    }

    private func picture(_ item: Item, _ h: inout HTMLWriter) {
        h.div(.class("document-picture")) { h in
            if let preview = item.preview {
                h.img(.src(preview), .alt(words.preview(item.name)))
            } else {
                h.put(Icon.document)
            }
        }
    }
}
