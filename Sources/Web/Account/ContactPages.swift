import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Adding an address, or putting one in the place of another: proved by a code, told to every address known so far.
enum ContactChange {
    static func show(_ visit: Visit) async throws -> Reply {
        view(visit, replaced: try await contact(visit), problem: nil)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let replaced = try await contact(visit)
        let typed = visit.form["email"] ?? ""
        guard case .address(let address) = EmailAddress.read(typed, in: visit.language) else {
            return view(visit, replaced: replaced, problem: EmailEntry.problem(with: typed, visit: visit))
        }
        var code = SentCode(.contact, address: address)
        code.person = person.description
        code.replaces = replaced?.id.description
        guard let token = try await code.send(visit) else {
            return view(visit, replaced: replaced, problem: visit.texts.enoughCodes)
        }
        return .redirect(to: visit.address("/space/code/\(token)").description)
    }

    /// Adds the address that the code proves; nil when the code is wrong.
    static func confirm(_ code: SentCode, token: String, given: [UInt8], visit: Visit) async throws -> Reply? {
        let person = try visit.signedInPerson()
        var random = SystemRandomNumberGenerator()
        let identifiers = (0..<24).map { _ in Identifier(at: visit.now, using: &random) }
        let store = visit.site.store
        let outcome = try await store.database.write { transaction -> Bool? in
            guard try store.codes.attempt(SecretHash(of: token), given: given, now: visit.now, in: transaction) != nil
            else { return nil }
            return try add(code, of: person, identifiers: identifiers, visit: visit, in: transaction)
        }
        guard let isAdded = outcome else { return nil }
        return isAdded ? .redirect(to: visit.address("/space/information").description) : taken(visit)
    }

    /// An address that could not be added, said to whoever has just proved that they read it.
    static func taken(_ visit: Visit) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.addressTakenTitle)
        frame.status = .conflict
        return visit.page(frame) { h in
            h.h1(texts.addressTakenTitle)
            h.p(texts.addressTakenText, .class("lede"))
            h.put(ButtonRow(buttons: [Button(label: texts.back, act: .go(visit.address("/space/information")))]))
        }
    }

    /// - Returns: whether the address is the person's now; false when it is another's, or there are too many.
    private static func add(
        _ code: SentCode, of person: Identifier, identifiers: [Identifier], visit: Visit,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        let (store, now) = (visit.site.store, visit.now)
        var next = identifiers.makeIterator()
        let lookup = SentCode.lookup(code.address, in: store)
        let before = try store.people.contacts(of: person, in: transaction)
        if let known = try store.people.contact(.email, lookup: lookup, in: transaction) {
            return known.person == person
        }
        let replaced = before.first { $0.id.description == code.replaces }
        guard replaced != nil || before.count < PersonStore.maximumContacts,
            let id = next.next(), let eventID = next.next()
        else { return false }
        if let replaced {
            try store.people.removeContact(replaced.id, of: person, in: transaction)
            if let id = next.next() {
                try store.people.record(
                    PersonEvent(.contactRemoved, at: now, detail: replaced.value), id: id, of: person, in: transaction)
            }
        }
        try store.people.add(
            StoredContact(
                new: id, person: person, kind: .email, value: code.address, verifiedAt: now, effectiveAt: now),
            lookup: lookup, in: transaction)
        try store.people.record(
            PersonEvent(.contactAdded, at: now, detail: code.address), id: eventID, of: person, in: transaction)
        for told in before.map(\.value) + [code.address] {
            guard let id = next.next() else { break }
            let mail = AccountMail(.contactAdded, to: told, language: visit.language, address: code.address)
            try store.jobs.enqueue(
                mail.job(id, organisation: visit.catalogue.home?.id ?? "", now: now), now: now, in: transaction)
        }
        return true
    }

    /// The contact that the route names; nil where it names none.
    static func contact(_ visit: Visit) async throws -> StoredContact? {
        guard visit.route.path.contains("{contact}") else { return nil }
        let person = try visit.signedInPerson()
        let store = visit.site.store
        let contacts = try await store.database.read { try store.people.contacts(of: person, in: $0) }
        let id = try visit.parameter("contact")
        guard let contact = contacts.first(where: { $0.id.description == id }) else { throw SiteFailure.notFound }
        return contact
    }

    private static func view(_ visit: Visit, replaced: StoredContact?, problem: String?) -> Reply {
        let texts = visit.texts
        let title = replaced == nil ? texts.addContact : texts.changeContactTitle
        var frame = PageFrame(title: title)
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/space/information")))
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "email")]))
            }
            h.h1(title)
            h.p(replaced.map { texts.changeContactText($0.value) } ?? texts.addContactText, .class("lede"))
            h.form(.method(.post), .action(URLReference(checking: visit.path) ?? .refused), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(EmailEntry.field(visit, value: visit.form["email"] ?? "", problem: problem))
                h.put(ButtonRow(buttons: [Button(label: texts.sendCode, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }
}

/// Removing an address; the last one only after saying what it means.
enum ContactRemoval {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let contact = try await ContactChange.contact(visit) else { throw SiteFailure.notFound }
        let person = try visit.signedInPerson()
        let store = visit.site.store
        let count = try await store.database.read { try store.people.contacts(of: person, in: $0).count }
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.removeContactTitle)) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/space/information")))
            h.h1(texts.removeContactTitle)
            h.p(texts.removeContactText(contact.value), .class("lede"))
            if count == 1 { h.put(Notice(body: Prose(texts.lastContactText), tone: .bad)) }
            h.form(.method(.post), .action(URLReference(checking: visit.path) ?? .refused)) { h in
                h.put(visit.formToken)
                if count == 1 { h.put(HiddenValue(name: "last", value: "1")) }
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: count == 1 ? texts.removeLastContact : texts.removeContact, act: .submit(),
                            style: .danger)
                    ]))
            }
        }
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        guard let contact = try await ContactChange.contact(visit) else { throw SiteFailure.notFound }
        var random = SystemRandomNumberGenerator()
        let identifiers = (0..<12).map { _ in Identifier(at: visit.now, using: &random) }
        let (store, now, isWarned) = (visit.site.store, visit.now, visit.form["last"] != nil)
        let isRemoved = try await store.database.write { transaction -> Bool in
            var next = identifiers.makeIterator()
            let before = try store.people.contacts(of: contact.person, in: transaction)
            // Another tab may have removed the others meanwhile: the last one goes only with its warning read.
            guard before.count > 1 || isWarned else { return false }
            guard try store.people.removeContact(contact.id, of: contact.person, in: transaction), let id = next.next()
            else { return true }
            try store.people.record(
                PersonEvent(.contactRemoved, at: now, detail: contact.value), id: id, of: contact.person,
                in: transaction)
            for told in before {
                guard let id = next.next() else { break }
                let mail = AccountMail(
                    .contactRemoved, to: told.value, language: visit.language, address: contact.value)
                try store.jobs.enqueue(
                    mail.job(id, organisation: visit.catalogue.home?.id ?? "", now: now), now: now, in: transaction)
            }
            return true
        }
        return .redirect(
            to: (isRemoved ? visit.address("/space/information") : URLReference(checking: visit.path) ?? .refused)
                .description)
    }
}
