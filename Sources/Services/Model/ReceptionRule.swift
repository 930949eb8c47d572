public import FEEL

/// How an office receives people in conversation: live while it is open, by call-back otherwise.
public struct ReceptionRule: Sendable, Hashable {
    /// The longest wait, in minutes, for which a live conversation is offered; beyond it, a call-back is.
    public let liveMinutesAtMost: Int
    /// How many conversations one agent holds at a time at most.
    public let conversationsAtOnce: Int
    /// When people are called back; nil where nobody is.
    public let callbacks: CallbackRule?
    /// Beginnings of answers that its agents can choose; none where the platform's are good enough.
    public let answers: [ReceptionAnswer]

    /// How an office receives.
    public init(
        liveMinutesAtMost: Int, conversationsAtOnce: Int, callbacks: CallbackRule?, answers: [ReceptionAnswer] = []
    ) {
        self.answers = answers
        self.liveMinutesAtMost = liveMinutesAtMost
        self.conversationsAtOnce = conversationsAtOnce
        self.callbacks = callbacks
    }
}

/// The beginning of an answer, which agents complete before they send it.
public struct ReceptionAnswer: Sendable, Hashable {
    /// What agents choose it by.
    public let title: LocalizedText
    /// What is put in the box, in the person's language.
    public let text: LocalizedText
}

/// The hours that an office gives to calling people back, one person at a time.
public struct CallbackRule: Sendable, Hashable {
    /// How long one call takes, in minutes.
    public let minutes: Int
    /// The hours given to it, by ISO weekday.
    public let hours: [OpeningHours]

    /// Hours for calling back.
    public init(minutes: Int, hours: [OpeningHours]) {
        self.minutes = minutes
        self.hours = hours
    }

    /// When calls can begin on a day of the week, in minutes after midnight: what doesn't end within the hours declared
    /// doesn't begin.
    public func starts(onWeekday weekday: Int) -> [Int] {
        hours.filter { $0.weekday == weekday }.sorted { $0.opens < $1.opens }.flatMap { period in
            Array(stride(from: period.opens, through: period.closes - minutes, by: minutes))
        }
    }
}

extension Organisation {
    /// The office whose agents receive about something that an office sees to: that office, or the first that receives
    /// where it doesn't itself; nil where none does.
    public func receivingOffice(for office: String?) -> Office? {
        if let own = office.flatMap(self.office), own.reception != nil { return own }
        return receivingOffices.first
    }

    /// The offices that receive in conversation.
    public var receivingOffices: [Office] { offices.filter { $0.reception != nil } }
}

/// A moment at which somebody is called back, in the organisation's local time.
public struct CallbackTime: Sendable, Hashable, Comparable {
    /// The day.
    public let day: CivilDate
    /// Minutes after midnight.
    public let minute: Int

    /// A moment.
    public init(day: CivilDate, minute: Int) {
        self.day = day
        self.minute = minute
    }

    public static func < (one: CallbackTime, other: CallbackTime) -> Bool {
        (one.day, one.minute) < (other.day, other.minute)
    }
}
