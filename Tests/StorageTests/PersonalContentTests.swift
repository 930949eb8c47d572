import Cases
import Foundation
import Services
import Testing

@testable import Storage

/// Whatever is personal passes through the codec on its way to the disk.
@Suite struct PersonalContentTests {
    /// Columns that are written as they are, and why none of them says anything of a person's life.
    private static let plainColumns: [String: Set<String>] = [
        // Identifiers that mean nothing by themselves, and codes of the definition.
        "events": ["position", "stream", "version", "organisation", "kind", "occurred_at", "key_id", "commitment"],
        "cases": [
            "id", "organisation", "service", "definition", "reference", "channel", "state", "is_open", "outcome",
            "submitted_at", "decided_at", "deadline_at", "is_clock_stopped", "urgency", "assigned_agent", "version",
            "key_id", "awaits_reply", "agent_group", "awaits_signature",
        ],
        "drafts": [
            "id", "organisation", "service", "definition", "secret_hash", "version", "created_at", "updated_at",
            "expires_at", "case_id", "key_id",
        ],
        // Hashes of secrets, and secrets that only protect the session itself.
        "access_links": ["secret_hash", "organisation", "case_id", "kind", "created_at", "expires_at"],
        "sessions": [
            "token_hash", "kind", "agent_id", "person_id", "csrf_secret", "created_at", "seen_at", "expires_at",
            "key_id",
        ],
        // A keyed hash of answers says nothing without the installation's key.
        "case_keys": ["organisation", "service", "hash", "case_id"],
        "case_words": ["organisation", "hash", "case_id"],
        "accesses": ["id", "organisation", "key_id"],
        // That something of a case was read, and from when on its person is told; by whom is in the payload.
        "access_subjects": ["subject", "access_id", "parts", "disclosed_at"],
        "rights_requests": ["case_id", "version", "organisation", "kind", "is_open", "answer_by"],
        "saved_views": ["agent_id", "id", "key_id"],
        "batches": ["id", "organisation", "agent_id", "state", "created_at", "runs_at", "key_id"],
        "batch_items": ["batch_id", "number", "case_id", "reference", "outcome", "key_id"],
        "administration_log": ["id", "organisation", "at", "act", "author", "subject"],
        // Who may sign decisions in which quality, and the public text that says so.
        "delegations": ["agent_id", "name", "first_day", "last_day", "organisation", "text"],
        "second_factors": ["agent_id", "is_confirmed", "last_step", "key_id"],
        // Hashes of eighty random bits.
        "recovery_codes": ["agent_id", "hash"],
        "agent_groups": ["agent_id", "organisation", "name"],
        // Who is away over which days, and who stands in: never why.
        "absences": ["agent_id", "first_day", "last_day", "organisation", "stand_in"],
        // Sheets are public; of a conversation, only when it took place and in which language.
        "conversations": [
            "id", "organisation", "language", "version", "started_at", "updated_at", "expires_at", "key_id",
        ],
        // Who waits for which office, and who of its agents is there: never why, nor how the person is reached.
        "receptions": [
            "id", "organisation", "team", "service", "status", "urgency", "asked_at", "taken_at", "closed_at",
            "agent_id",
            "seen_at", "flagged_at", "expires_at", "version", "key_id",
        ],
        "callbacks": ["organisation", "team", "day", "minute", "conversation_id", "status"],
        "reception_presence": ["agent_id", "organisation", "team", "status", "until", "held"],
        "reception_sums": ["organisation", "team", "day", "measure", "detail", "amount"],
        "sheets": [
            "organisation", "collection", "id", "language", "content_hash", "updated_at", "content",
        ],
        "sheet_changes": ["organisation", "number"],
        // Sums over everyone's turns of a day; keyed hashes of words, which say nothing without the installation's key.
        "assistant_sums": ["organisation", "kind", "key", "language", "day", "amount"],
        "unfound_terms": ["organisation", "month", "language", "lookup", "conversations", "first_day", "key_id"],
        "assistant_cases": ["id", "organisation", "language", "created_at", "agent_id", "key_id"],
        "checklists": ["id", "person_id", "event", "kept_at", "key_id"],
        "passage_vectors": ["model", "text_hash", "vector"],
        "desk_drafts": ["agent_id", "case_id", "form", "saved_at", "expires_at", "key_id"],
        "session_grants": ["token_hash", "kind", "target"],
        // The login is chosen by the organisation; names are in the payload.
        "agents": [
            "id", "organisation", "login", "role", "office", "password_hash", "is_active", "created_at",
            "failed_sign_ins", "blocked_until", "key_id",
        ],
        "jobs": [
            "id", "organisation", "kind", "idempotency_key", "subject", "state", "run_at", "claimed_until", "attempts",
            "max_attempts", "last_error", "created_at", "ended_at", "key_id",
        ],
        // A size and dates say nothing by themselves; names and purposes are in the payload.
        "files": ["id", "owner", "organisation", "state", "is_kept", "size", "created_at", "updated_at", "key_id"],
        // People are identifiers; what they are looked up by is a keyed hash, useless without the installation's key.
        "persons": ["id", "created_at"],
        "contacts": ["id", "person_id", "kind", "lookup", "verified_at", "effective_at", "key_id"],
        "person_events": ["id", "person_id", "kind", "occurred_at", "key_id"],
        "one_time_codes": [
            "token_hash", "link_hash", "purpose", "lookup", "code_hash", "attempts", "created_at", "expires_at",
            "used_at",
            "key_id",
        ],
        "household_members": ["id", "person_id", "created_at", "key_id"],
        "person_requests": ["request_id", "person_id", "member_id", "added_at"],
        // Who took a file of cases, of which service, period and columns: codes, and counts.
        "exports": [
            "id", "organisation", "service", "definition", "agent_id", "role", "language", "format", "columns",
            "period_start", "period_end", "standing", "state", "taken", "looked", "candidates", "is_kept",
            "created_at", "started_at", "ended_at", "expires_at",
        ],
        // What organisations publish, and facts about the installation.
        "definitions": ["hash", "organisation", "service", "published_at", "archive"],
        "publications": ["organisation", "service", "number", "definition", "published_at"],
        "settings": ["organisation", "key", "value"],
        "counters": ["organisation", "key", "value"],
        "case_changes": ["organisation", "changes"],
        // Which agent is asked for an opinion, and until when: what is asked is in the case's journal.
        "awaited_opinions": ["case_id", "version", "organisation", "advisor", "answer_by"],
        // Sums over everyone who used a version of a service on a day.
        "figures": ["organisation", "service", "measure", "detail", "definition", "day", "amount"],
        // Hashes over salted promises, what was signed of them, and identifiers of what was erased.
        "log_leaves": ["leaf", "stream", "version", "entry"],
        "log_tiles": ["level", "number", "hashes"],
        "log_checkpoints": ["size", "position", "day", "is_cosigned", "note"],
        // Who wrote when in the register of breaches: what is in the payload.
        "breach_entries": ["organisation", "breach_id", "number", "at", "author", "key_id"],
        "erasures": ["subject", "organisation", "reason", "erased_at"],
        "erasure_receipts": ["subject", "reference", "unreadable_from"],
        // What is due about ended cases: identifiers, codes, dates. Lists name cases by their references.
        "case_retention": ["case_id", "organisation", "service", "step", "due_at", "is_closed"],
        "elimination_lists": [
            "id", "organisation", "service", "rule", "state", "cases", "kept", "seed", "opened_at", "closed_at",
            "ended_at", "key_id",
        ],
        "elimination_items": [
            "list_id", "case_id", "reference", "outcome", "submitted_at", "ended_at", "files", "bytes", "fate", "state",
        ],
        "schema_migrations": ["number", "name", "checksum", "applied_at"],
    ]

    @Test func `every column is either a sealed payload or known to be impersonal`() async throws {
        try await Driver.sqlite.withDatabase { database in
            let rows = try await database.read { connection in
                try connection.query(
                    .test(
                        """
                        SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
                        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                        """), []
                ).map { [try $0.text(0), try $0.text(1)] }
            }
            var payloads: Set<String> = []
            for row in rows {
                let (table, column) = (row[0], row[1])
                let plain = try #require(Self.plainColumns[table], "table \(table)")
                if column == "payload" {
                    #expect(plain.contains("key_id"), "\(table) has a payload without its key")
                    payloads.insert("\(table).payload")
                } else {
                    #expect(plain.contains(column), "\(table).\(column): seal it, or say why it needs no seal")
                }
            }
            #expect(payloads == Set(PayloadContext.Place.allCases.map(\.rawValue)))
        }
    }

    @Test(arguments: [true, false])
    func `nothing personal stands in the files unless the codec lets it`(isSealed: Bool) async throws {
        let codec: any PayloadCodec = isSealed ? FlippingCodec() : PlainPayloadCodec()
        try await withTemporaryFolder { folder in
            let path = folder + "/parvis.sqlite"
            let database = try SQLiteDatabase.open(path: path, now: .start)
            try await database.write { try writeEverywhere(codec: codec, in: $0) }
            // Before closing: what was written is in the log, afterwards in the database file.
            let log = try marks(in: path + "-wal")
            await database.close()
            let all = try marks(in: path)
            let places = Set(PayloadContext.Place.allCases.map { "MARK-\($0.rawValue)" })
            #expect(log == (isSealed ? [] : places))
            #expect(all == (isSealed ? [] : places))
        }
    }

    @Test func `a payload moved to another place is refused`() async throws {
        let events = EventStore(codec: FlippingCodec())
        let identifiers = Identifiers()
        let (one, two) = (identifiers.next(), identifiers.next())
        try await Driver.sqlite.withDatabase { database in
            try await database.write { transaction in
                try events.append(to: one, expectedVersion: 0, [event("a"), event("b")], in: transaction)
                try transaction.execute(
                    .test(
                        """
                        INSERT INTO events (stream, version, organisation, kind, occurred_at, key_id, payload, commitment)
                        SELECT $1, version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
                        WHERE version = 1
                        """), [.identifier(two)])
            }
            await #expect(throws: FlippingCodec.WrongPlace.self) {
                try await database.read { try events.load(two, in: $0) }
            }
        }
    }

    @Test func `the plain codec refuses what another key sealed`() throws {
        let context = PayloadContext(place: .event, row: [])
        #expect(throws: StorageError.unknownKey("other")) {
            try PlainPayloadCodec().decode(EncodedPayload(keyID: "other", bytes: []), context: context)
        }
    }

    /// Uses every way in, with a mark that says by which.
    func writeEverywhere(codec: any PayloadCodec, in transaction: any SQLTransaction) throws {
        func mark(_ place: PayloadContext.Place) -> [UInt8] { "MARK-\(place.rawValue)".bytes }
        let id = Identifiers().next()
        let expiry = Instant.start.adding(seconds: 60)
        let token = SecretHash(of: "t")
        try EventStore(codec: codec).append(
            to: id, expectedVersion: 0,
            [NewEvent(organisation: "o", kind: "k", at: .start, content: mark(.event))], in: transaction)
        let entry = CaseEntry(
            id: id, organisation: "o", service: "s", definition: "d", reference: "r", channel: "web", state: "s",
            outcome: nil, submittedAt: .start, decidedAt: nil, deadlineAt: nil, isClockStopped: false, assignee: nil,
            version: 1, content: mark(.caseList))
        for _ in 0..<2 { try CaseProjection(codec: codec).put(entry, in: transaction) }
        let drafts = DraftStore(codec: codec)
        try drafts.create(
            NewDraft(id: id, organisation: "o", service: "s", definition: "d", content: mark(.draft)),
            secret: SecretHash(of: "s"), now: .start, expiresAt: expiry, in: transaction)
        try drafts.save(
            mark(.draft), of: id, definition: "d", expectedVersion: 1, now: .start, expiresAt: expiry, in: transaction)
        try drafts.markSubmitted(
            id, as: id, content: mark(.draft), expectedVersion: 2, now: .start, expiresAt: expiry, in: transaction)
        try AgentStore(codec: codec).create(
            NewAgent(
                id: id, organisation: "o", login: "l", role: "r", office: nil, passwordHash: nil, content: mark(.agent)),
            now: .start, in: transaction)
        let sessions = SessionStore(codec: codec)
        try sessions.create(
            NewSession(token: token, formSecret: [], content: mark(.session)), now: .start, expiresAt: expiry,
            in: transaction)
        try sessions.update(token, content: mark(.session), in: transaction)
        try writePeople(codec: codec, id: id, in: transaction)
        try JobQueue(codec: codec).enqueue(
            NewJob(
                id: id, organisation: "o", kind: "k", idempotencyKey: "i", subject: nil, runAt: .start,
                content: mark(.job)),
            now: .start, in: transaction)
        let view = SavedView(id: id, name: String(decoding: mark(.savedView), as: UTF8.self), place: "all")
        let begun = DeskDraft(agent: id, caseID: id, form: "note", savedAt: .start, content: mark(.deskDraft))
        let reader = AccessReader.agent(id, .agent, office: String(decoding: mark(.access), as: UTF8.self))
        try AccessStore(codec: codec).record(
            AccessRecord(id: id, at: .start, organisation: "o", reader: reader, task: .inbox, channel: .web),
            of: [id: (.listed, .start)], in: transaction)
        try SavedViewStore(codec: codec).add(view, of: id, in: transaction)
        try DeskDraftStore(codec: codec).put(begun, expiresAt: expiry, in: transaction)
        try ConversationStore(codec: codec).create(
            id, organisation: "o", language: .fr, content: mark(.conversation), now: .start, expiresAt: expiry,
            in: transaction)
        try AssistantSumStore(codec: codec).addTerm(
            String(decoding: mark(.unfoundTerm), as: UTF8.self), lookup: [1], organisation: "o", language: .fr,
            on: Zone.utc.date(at: .start), in: transaction)
        try AssistantCaseStore(codec: codec).add(
            AssistantCase(id: id, language: .fr, createdAt: .start, agent: id, content: mark(.assistantCase)),
            organisation: "o", in: transaction)
        let asked = NewReception(
            id: id, organisation: "o", team: "t", service: nil, isUrgent: false, content: mark(.reception))
        let receptions = ReceptionStore(codec: codec)
        _ = try receptions.ask(asked, now: .start, expiresAt: expiry, in: transaction)
        try receptions.save(mark(.reception), of: id, expectedVersion: 1, in: transaction)
        try SecondFactorStore(codec: codec).begin(mark(.secondFactor), of: id, in: transaction)
        let item = BatchItem(number: 0, case: id, reference: "r", content: mark(.batchItem))
        try BatchStore(codec: codec).create(
            id, of: id, organisation: "o", now: .start, runsAt: expiry, content: mark(.batch), items: [item],
            in: transaction)
        let lists = EliminationStore(codec: codec)
        let listed = EliminationItem(
            id: id, reference: "r", outcome: "granted", submittedAt: .start, endedAt: .start, files: 0, bytes: 0)
        try lists.add(
            listed, organisation: "o", service: "s", rule: "P1Y destroy", fresh: id, now: .start, in: transaction)
        _ = try lists.close(id, seed: nil, at: .start, in: transaction) { _ in [] }
        _ = try lists.sign(id, visa: mark(.eliminationVisa), in: transaction)
        try BreachStore(codec: codec).append(
            StoredBreachEntry(breach: id, number: 1, at: .start, author: id, content: mark(.breachEntry)),
            organisation: "o", in: transaction)
        let files = FileStore(codec: codec)
        let facts = FileFacts(slot: "s", name: String(decoding: mark(.file), as: UTF8.self))
        try files.create(
            NewFile(id: id, owner: id, organisation: "o", size: 1, facts: facts), now: .start, in: transaction)
        if let file = try files.find(id, in: transaction) { try files.update(file, now: .start, in: transaction) }
    }

    private func writePeople(codec: any PayloadCodec, id: Identifier, in transaction: any SQLTransaction) throws {
        func mark(_ place: PayloadContext.Place) -> String { "MARK-\(place.rawValue)" }
        let people = PersonStore(codec: codec)
        try people.create(id, now: .start, in: transaction)
        try people.add(
            StoredContact(
                new: id, person: id, kind: .email, value: mark(.contact), verifiedAt: .start, effectiveAt: .start),
            lookup: [1], in: transaction)
        try people.record(
            PersonEvent(.contactAdded, at: .start, detail: mark(.personEvent)), id: id, of: id, in: transaction)
        try OneTimeCodeStore(codec: codec).create(
            NewOneTimeCode(token: SecretHash(of: "c"), purpose: "p", content: mark(.oneTimeCode).bytes), now: .start,
            expiresAt: Instant.start.adding(seconds: 60), in: transaction)
        try ChecklistStore(codec: codec).add(
            StoredChecklist(id: id, event: "e", keptAt: .start, content: mark(.checklist).bytes), to: id,
            in: transaction)
        try RequestStore(codec: codec).add(
            HouseholdMember(id: id, label: mark(.householdMember)), to: id, now: .start, in: transaction)
    }

    func marks(in path: String) throws -> Set<String> {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return Set(text.matches(of: /MARK-[a-z_]+\.payload/).map { String($0.0) })
    }

    private func event(_ content: String) -> NewEvent {
        NewEvent(organisation: "o", kind: "k", at: .start, content: content.bytes)
    }
}
