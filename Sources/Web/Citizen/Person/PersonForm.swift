import Assistant
import Cases
import FEEL
import HTML
import Services
import Storage

/// What somebody typed to speak with a person.
struct PersonForm: Sendable {
    /// What is to mend.
    enum Problem: Sendable, Hashable {
        case message, longMessage, wish, taken, contact
        case phone(String)
        case email(String)

        /// The field that it is about.
        var field: String {
            switch self {
            case .message, .longMessage: "message"
            case .wish, .taken: "wish"
            case .contact, .phone: "phone"
            case .email: "email"
            }
        }
    }

    static let longestName = 100

    var name = ""
    var message = ""
    var wish = ""
    var phone = ""
    var email = ""
    /// Whether agents may see the form that was begun.
    var sharesDraft = true

    init() {}

    /// The form as sent.
    init(_ form: FormData) {
        name = String((form["name"] ?? "").trimmingSpaces.prefix(Self.longestName))
        message = (form["message"] ?? "").linesEndedByLineFeeds.trimmingSpaces
        wish = form["wish"] ?? ""
        phone = form["phone"] ?? ""
        email = form["email"] ?? ""
        sharesDraft = form["share"] == "yes"
    }

    /// What somebody asks, once nothing is to mend.
    struct Asked: Sendable {
        let wish: Reception.Wish
        let message: String
        let details: ReceptionDetails
    }

    /// The request, or what is to mend. Pure.
    ///
    /// - Parameters:
    ///   - standing: what the office can offer now.
    ///   - needsMessage: whether nothing was said yet.
    func read(
        _ standing: TeamStanding, needsMessage: Bool, in language: Language
    ) -> Result<Asked, Problems> {
        var problems: [Problem] = []
        if needsMessage, message.isEmpty { problems.append(.message) }
        // Given back whole: a message cut short may say something else.
        if message.count > Conversation.maximumMessage { problems.append(.longMessage) }
        let choice = Self.wish(wish)
        switch choice {
        case nil: problems.append(.wish)
        case .live: if !standing.wait.isLive { problems.append(.taken) }
        case .callback(let time):
            let isFree = standing.team.hours.callbackTimes(after: standing.now).contains(time)
            if !isFree || standing.promised.contains(time) { problems.append(.taken) }
        }
        var details = ReceptionDetails()
        details.name = name.isEmpty ? nil : name
        switch TelephoneNumber.read(phone, in: language) {
        case .absent: break
        case .number(let number): details.phone = number
        case .problem(let words): problems.append(.phone(words))
        }
        if !email.trimmingSpaces.isEmpty {
            switch EmailAddress.read(email, in: language) {
            case .address(let address): details.email = address
            case .problem(let words): problems.append(.email(words))
            }
        }
        if case .callback = choice, phone.trimmingSpaces.isEmpty, email.trimmingSpaces.isEmpty {
            problems.append(.contact)
        }
        guard problems.isEmpty, let choice else { return .failure(Problems(all: problems)) }
        return .success(Asked(wish: choice, message: message, details: details))
    }

    /// What is to mend, in the order of the form.
    struct Problems: Error, Sendable, Hashable {
        let all: [Problem]
    }

    /// "live", or a day and a minute.
    static func wish(_ text: String) -> Reception.Wish? {
        if text == "live" { return .live }
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 2, let day = parts[0], let minute = parts[1], (0..<200_000).contains(day),
            (0..<1_440).contains(minute)
        else { return nil }
        return .callback(CallbackTime(day: CivilDate(daysSinceEpoch: day), minute: minute))
    }

    /// A moment as the form sends it.
    static func value(of time: CallbackTime) -> String { "\(time.day.daysSinceEpoch)-\(time.minute)" }
}

extension Visit {
    /// The fields by which somebody says how they want to be answered, and where they are reached.
    func personFields(
        _ form: PersonForm, _ standing: TeamStanding, problems: [PersonForm.Problem], isOnlyCallback: Bool = false
    ) -> [Field] {
        var items: [Field.Choices.Item] = []
        if standing.wait.isLive, !isOnlyCallback {
            items.append(
                Field.Choices.Item(
                    value: "live", label: texts.personLive, hint: texts.wait(standing.wait),
                    isChosen: form.wish == "live"))
        }
        for time in standing.callbacks {
            let value = PersonForm.value(of: time)
            items.append(
                Field.Choices.Item(
                    value: value, label: texts.personCallback(callbackWords(time, of: standing.team)),
                    isChosen: form.wish == value))
        }
        var fields: [Field] = []
        if !items.isEmpty {
            fields.append(
                Field(
                    id: "wish", label: texts.personHow, control: .choices(Field.Choices(name: "wish", items: items)),
                    words: fieldWords))
        }
        var phone = Field(
            id: "phone", label: texts.personPhone,
            control: .line(Field.telephone(name: "phone", value: form.phone)), words: fieldWords)
        // For a call, one of the two is needed; to talk here, neither.
        phone.isOptional = standing.wait.isLive && !isOnlyCallback
        phone.hint = TelephoneNumber.hint(in: language)
        fields.append(phone)
        var email = EmailEntry.field(self, value: form.email, problem: nil)
        email.isOptional = phone.isOptional
        email.hint = texts.personEmailHint
        fields.append(email)
        for problem in problems {
            guard let index = fields.firstIndex(where: { $0.id == problem.field }), fields[index].error == nil else {
                continue
            }
            fields[index].error = words(of: problem)
        }
        return fields
    }

    /// What is to mend, in words.
    func words(of problem: PersonForm.Problem) -> String {
        switch problem {
        case .message: texts.personSayWhat
        case .longMessage: texts.assistantTooLong(Conversation.maximumMessage)
        case .wish: texts.personChooseHow
        case .taken: texts.personMomentTaken
        case .contact: texts.personContactNeeded
        case .phone(let words), .email(let words): Typography.typeset(words, in: language.rawValue)
        }
    }

    /// "mardi 1er décembre 2026, vers 10 h"
    func callbackWords(_ time: CallbackTime, of team: ReceptionTeam) -> String {
        callbackWords(time, in: language)
    }

    /// The same in another language than the page's.
    func callbackWords(_ time: CallbackTime, in language: Language) -> String {
        let texts = site.texts(in: language)
        return texts.callbackMoment(
            Formatting.dateWithWeekday(time.day, in: language), at: texts.timeOfDay(time.minute))
    }
}
