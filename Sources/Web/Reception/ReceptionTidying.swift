import Assistant
import Cases
public import Services
import Storage

extension Site {
    /// Within how long somebody who left the queue's page is still awaited once the office has closed, in seconds.
    private static let awaitedSeconds: Int64 = 12 * 3_600

    /// Leaves nobody hanging where an office has closed: whoever waits and can be reached is promised the next call that is
    /// free; whoever can't, and has been gone for half a day, is told that they may come back.
    public func tidyReceptions(at now: Instant) async throws {
        let reception = Reception(site: self, now: now)
        for organisation in catalogue.snapshot.organisations.values {
            for office in organisation.receivingOffices {
                guard let team = team(office.id, of: organisation) else { continue }
                try await reception.recoverAbandoned(of: team)
                if !team.hours.isOpen(at: now) { try await close(team, reception) }
            }
        }
    }

    private func close(_ team: ReceptionTeam, _ reception: Reception) async throws {
        let (store, organisation, now) = (store, team.organisation.id, reception.now)
        let waiting = try await store.database.read {
            try store.receptions.queue(organisation: organisation, team: team.id, limit: 200, in: $0)
        }
        for one in waiting {
            guard let found = try await reception.load(one.id) else { continue }
            if found.details.isReachable, try await promiseNextCall(to: found, reception) { continue }
            guard now > one.seenAt.adding(seconds: Self.awaitedSeconds) else { continue }
            _ = try await reception.end(found, because: .silent) { self.texts(in: $0).receptionEnded(.silent) }
        }
    }

    private func promiseNextCall(to found: ReceptionInHand, _ reception: Reception) async throws -> Bool {
        let language = found.conversation.conversation.language
        let (texts, office) = (texts(in: language), found.team.name(language))
        // Somebody may take a moment between the look and the promise: the next one is tried.
        for _ in 0..<5 {
            let standing = try await standing(of: found.team, for: found.stored, at: reception.now)
            guard let time = standing.callbacks.first else { return false }
            let moment = texts.callbackMoment(
                Formatting.dateWithWeekday(time.day, in: language), at: texts.timeOfDay(time.minute))
            let words = texts.receptionCallbackPromised(office, moment)
            var random = SystemRandomNumberGenerator()
            let mail = found.details.email.map { address in
                ReceptionMail(
                    kind: .callback, to: address, language: language.rawValue,
                    organisation: found.team.organisation.id, office: office, words: moment
                ).job(about: found.id, now: reception.now, using: &random)
            }
            let (store, now) = (store, reception.now)
            let isDone = try await reception.change(found.id) { change, transaction in
                guard change.reception.status == .waiting,
                    try reception.promise(time, to: found.id, team: found.team, in: transaction)
                else { return false }
                change.say(.platform, words)
                if let mail { try store.jobs.enqueue(mail, now: now, in: transaction) }
                return true
            }
            if isDone { return true }
        }
        return false
    }
}
