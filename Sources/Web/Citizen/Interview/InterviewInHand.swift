import Cases
import FEEL
import HTML
import Services

/// An interview under way: what was answered, for as long as one request.
///
/// Answers travel in the bodies of forms only: they stand in no address, no log and no store.
struct InterviewInHand: Sendable {
    /// What an interview is about, which gives its pages their words and addresses.
    enum Purpose: Sendable, Equatable {
        /// Whether one may ask for one service.
        case service(String)
        /// Every benefit of the town at once.
        case benefits
    }

    typealias Subject = JointInterview.Subject

    let purpose: Purpose
    let joint: JointInterview
    let language: Language
    let today: CivilDate
    /// What was answered and understood.
    let given: [Subject: Answer]
    /// What was written and is not understood.
    let raw: [Subject: RawAnswer]
    /// What was answered before a change, when one is being tried.
    let former: [Subject: Answer]
    /// The questions to which the person has no answer.
    let skipped: Set<Subject>
    /// The questions of the page that was sent.
    let asked: [Subject]
    /// The answer that the person wants to change.
    let changed: Subject?

    init(_ visit: Visit, _ services: [ServiceDefinition], purpose: Purpose) {
        self.purpose = purpose
        language = services.count == 1 ? services[0].language(preferring: visit.language) : visit.language
        let zone = (services.first.flatMap { visit.catalogue.organisations[$0.organisation] }).map(visit.site.zone)
        let today = (zone ?? .utc).date(at: visit.now)
        self.today = today
        let names = Names(purpose)
        let form = visit.form
        let subjects = Set(
            services.flatMap { service in
                (service.eligibility?.questions ?? []).map { Subject(service: service.id, question: $0) }
            })
        func known(_ field: String) -> [Subject] {
            form.all(field).compactMap(names.subject).filter(subjects.contains)
        }
        var (given, raw): ([Subject: Answer], [Subject: RawAnswer]) = ([:], [:])
        for service in services {
            let language = service.language(preferring: visit.language)
            for (subject, written) in names.read(form, of: service) where subjects.contains(subject) {
                switch service.question(subject.question)?.type.parse(written, in: language) {
                case .value(let value): given[subject] = Answer(value)
                case .problem: raw[subject] = written
                case .absent, nil: break
                }
            }
        }
        self.given = given
        self.raw = raw
        var former: [Subject: Answer] = [:]
        let before = form.scoped(to: Names.former)
        for service in services {
            let language = service.language(preferring: visit.language)
            for (subject, written) in names.read(before, of: service) where subjects.contains(subject) {
                if case .value(let value) = service.question(subject.question)?.type.parse(written, in: language) {
                    former[subject] = Answer(value)
                }
            }
        }
        asked = known("asked")
        changed = known("change").first
        // Who answers after all a question that they had skipped is heard.
        skipped = Set(known("skipped") + known("skip")).filter { given[$0] == nil }
        self.former = changed == nil ? former : (former.isEmpty ? given : former)
        joint = JointInterview(
            services, on: today, skipped: skipped, isAboutToday: purpose == .benefits)
    }

    // MARK: What comes next

    /// The page to show.
    enum Step: Sendable {
        /// A question, and how many services are settled, where that was looked at.
        case question(Subject, State, settled: Int?)
        case result
    }

    /// Why a question is shown.
    enum State: Sendable, Equatable {
        case first
        /// It was answered, and is to be answered again.
        case change
        /// What was answered is to be mended.
        case wrong(AnswerProblem.Reason)
        /// It was left empty, and nothing can be said without it.
        case missing
    }

    /// What comes next: a wrong answer first, wherever it stands, then what the person wants to change.
    ///
    /// - Parameter isEnough: whether the person wants to see what is known so far.
    func step(isEnough: Bool) -> Step {
        if let changed { return .question(changed, .change, settled: nil) }
        // An answer that was right may be wrong beside one that was changed since.
        let others = (Array(raw.keys) + answered).filter { !asked.contains($0) }.sorted { $0.question < $1.question }
        for subject in asked + others {
            if let reason = problem(subject) { return .question(subject, .wrong(reason), settled: nil) }
        }
        guard !isEnough else { return .result }
        let (step, settled) = joint.survey(given)
        guard case .ask(let subject) = step else { return .result }
        return .question(subject, asked.contains(subject) ? .missing : .first, settled: settled)
    }

    /// What is to be mended in an answer, if anything.
    private func problem(_ subject: Subject) -> AnswerProblem.Reason? {
        guard let definition = definition(subject), let question = definition.question(subject.question) else {
            return nil
        }
        if let written = raw[subject] {
            guard case .problem(let reason) = question.type.parse(written, in: language(of: subject)) else {
                return nil
            }
            return reason
        }
        guard given[subject] != nil else { return nil }
        let evaluation = definition.evaluate(joint.answers(given)[subject.service] ?? [:], on: today)
        return definition.pages.lazy.flatMap(evaluation.problems).first { $0.question == subject.question }?.reason
    }

    // MARK: Names

    func definition(_ subject: Subject) -> ServiceDefinition? {
        joint.definitions.first { $0.id == subject.service }
    }

    /// The language in which a service speaks to this visitor.
    func language(of subject: Subject) -> Language { definition(subject)?.language(preferring: language) ?? language }

    func question(_ subject: Subject) -> Question? { definition(subject)?.question(subject.question) }

    var names: Names { Names(purpose) }

    /// What was answered, in the order of the services and of their forms.
    var answered: [Subject] {
        joint.definitions.flatMap { definition in
            (definition.eligibility?.questions ?? []).map { Subject(service: definition.id, question: $0) }
        }.filter { given[$0] != nil }
    }

    /// The names of fields: a question's own in the interview about one service, after the service's in that about all.
    struct Names: Sendable {
        /// What comes before the answers as they were before a change.
        static let former = "was."
        private let service: String?

        init(_ purpose: Purpose) {
            if case .service(let service) = purpose { self.service = service } else { service = nil }
        }

        func path(_ subject: Subject) -> String {
            service == nil ? "\(subject.service).\(subject.question)" : subject.question
        }

        func subject(_ path: String) -> Subject? {
            if let service { return Subject(service: service, question: path) }
            guard let dot = path.firstIndex(of: ".") else { return nil }
            return Subject(service: String(path[..<dot]), question: String(path[path.index(after: dot)...]))
        }

        /// What a form says of a service's questions.
        func read(_ form: FormData, of definition: ServiceDefinition) -> [(Subject, RawAnswer)] {
            let own = service == nil ? form.scoped(to: definition.id + ".") : form
            return PostedAnswers.read(own, of: definition).map {
                (Subject(service: definition.id, question: $0.key), $0.value)
            }
        }
    }
}

/// Answers that travel with a page, unseen.
struct HiddenAnswers: Component {
    /// Each is written in the language in which its service reads it.
    private let answers: [(path: String, question: Question, value: Value, language: Language)]

    init(_ answers: [(path: String, question: Question, value: Value)], _ language: Language) {
        self.answers = answers.map { ($0.path, $0.question, $0.value, language) }
    }

    /// The answers of an interview.
    init(_ interview: InterviewInHand, _ given: [InterviewInHand.Subject: Answer], prefix: String = "") {
        answers = given.sorted { ($0.key.service, $0.key.question) < ($1.key.service, $1.key.question) }.compactMap {
            subject, answer in
            interview.question(subject).map {
                (prefix + interview.names.path(subject), $0, answer.value, interview.language(of: subject))
            }
        }
    }

    func write(to h: inout HTMLWriter) {
        for (path, question, value, language) in answers {
            let raw = question.type.edit(value, in: language)
            for (part, texts) in raw.parts.sorted(by: { $0.key < $1.key }) {
                for text in texts {
                    h.put(HiddenValue(name: PostedAnswers.fieldName(question: path, part: part), value: text))
                }
            }
        }
    }
}
