public import FEEL

/// One interview over several services at once: what several of them ask is asked once, and the next question is the one
/// that brings most of them nearest to an answer.
///
/// The same is asked where the same `concept` is, of the same year (`Question.aboutYear`), by the same type of question:
/// nothing is guessed from words. Where an answer does not suit the other question, that one is asked on its own.
public struct JointInterview: Sendable {
    /// A question of a service.
    public struct Subject: Hashable, Sendable {
        /// The service's identifier.
        public let service: String
        /// The question's.
        public let question: String

        /// A question of a service.
        public init(service: String, question: String) {
            self.service = service
            self.question = question
        }
    }

    /// What comes next.
    public enum Step: Sendable, Equatable {
        /// A question to ask.
        case ask(Subject)
        /// Nothing more can change any answer.
        case done
    }

    /// The most situations of one service looked at to choose a question.
    static let maximumSituations = 300

    /// The services asked about, in order.
    public let definitions: [ServiceDefinition]
    private let skipped: Set<Subject>
    private let today: CivilDate
    private let isAboutToday: Bool

    /// An interview about whether one may ask for each service, and how much each gives; those that no rule tells are left
    /// out.
    ///
    /// - Parameters:
    ///   - skipped: questions to which the person has no answer.
    ///   - isAboutToday: whether what definitions let an interview about today take for granted is so
    ///     (`Eligibility.assumed`).
    public init(
        _ definitions: [ServiceDefinition], on today: CivilDate, skipped: Set<Subject> = [], isAboutToday: Bool = true
    ) {
        self.definitions = definitions.filter { !Interview.goals(of: $0).isEmpty && $0.eligibility != nil }
        self.skipped = skipped
        self.today = today
        self.isAboutToday = isAboutToday
    }

    // MARK: Answers

    /// What an answer is about, in whichever service it is asked.
    private struct Topic: Hashable {
        let concept: Concept
        let year: Number?
        let type: ObjectIdentifier
    }

    /// The answers of each service, by its identifier: those given to it, those taken for granted, and those given to
    /// another service that asks the same. Answers to questions that its rules do not look at are left aside.
    public func answers(_ given: [Subject: Answer]) -> [String: Answers] {
        var answers: [String: Answers] = [:]
        for definition in definitions {
            let asked = Set(definition.eligibility?.questions ?? [])
            var own: Answers = isAboutToday ? definition.assumedAnswers(on: today) : [:]
            for (subject, answer) in given where subject.service == definition.id && asked.contains(subject.question) {
                own[subject.question] = answer
            }
            answers[definition.id] = own
        }
        var known: [Topic: Answer] = [:]
        for definition in definitions {
            for (question, topic) in topics(of: definition, answers[definition.id] ?? [:]) {
                if let answer = answers[definition.id]?[question.name] { known[topic] = known[topic] ?? answer }
            }
        }
        guard !known.isEmpty else { return answers }
        for definition in definitions {
            for (question, topic) in topics(of: definition, answers[definition.id] ?? [:]) {
                guard answers[definition.id]?[question.name] == nil, let answer = known[topic],
                    question.type.problem(with: answer.value, on: today) == nil
                else { continue }
                answers[definition.id]?[question.name] = answer
            }
        }
        return answers
    }

    private func topics(of definition: ServiceDefinition, _ answers: Answers) -> [(question: Question, topic: Topic)] {
        definition.interviewedConcepts.compactMap { question, concept in
            let year = definition.year(of: question, answers: answers, on: today)
            guard !concept.isYearly || year != nil else { return nil }
            let topic = Topic(concept: concept, year: year, type: ObjectIdentifier(Swift.type(of: question.type)))
            return (question, topic)
        }
    }

    /// The questions of each service that are not to be asked: those skipped, and the same asked by another service.
    private func skipped(_ answers: [String: Answers]) -> [String: Set<String>] {
        guard !skipped.isEmpty else { return [:] }
        var names: [String: Set<String>] = [:]
        for subject in skipped { names[subject.service, default: []].insert(subject.question) }
        let all = definitions.map { ($0.id, topics(of: $0, answers[$0.id] ?? [:])) }
        let known = Set(
            all.flatMap { id, found in found.filter { names[id]?.contains($0.question.name) == true }.map(\.topic) })
        for (id, found) in all {
            for (question, topic) in found where known.contains(topic) { names[id, default: []].insert(question.name) }
        }
        return names
    }

    // MARK: Asking

    /// What to ask after some answers.
    ///
    /// Each question counts for what it can unlock: for each service that still waits for it, the inverse of the number of
    /// questions to expect there.
    public func next(_ given: [Subject: Answer]) -> Step { survey(given).step }

    /// What to ask, and how many services need no more answers: each is weighed once for both.
    public func survey(_ given: [Subject: Answer]) -> (step: Step, settled: Int) {
        let answers = answers(given)
        let skipped = skipped(answers)
        var order: [Subject] = []
        var worth: [Subject: Double] = [:]
        var asked: [Topic: Subject] = [:]
        var settled = definitions.count
        for definition in definitions {
            let own = answers[definition.id] ?? [:]
            guard let interview = interview(definition, skipped), case .open(let candidates) = weigh(interview, own)
            else { continue }
            settled -= 1
            let topics = Dictionary(
                self.topics(of: definition, own).map { ($0.question.name, $0.topic) },
                uniquingKeysWith: { first, _ in first })
            for (question, cost) in candidates {
                var subject = Subject(service: definition.id, question: question.name)
                if let topic = topics[question.name] {
                    if let other = asked[topic] { subject = other }
                    asked[topic] = asked[topic] ?? subject
                }
                if worth[subject] == nil { order.append(subject) }
                worth[subject, default: 0] += 1 / cost
            }
        }
        var best: Subject?
        for subject in order where (worth[subject] ?? 0) > (best.flatMap { worth[$0] } ?? 0) + 1e-9 { best = subject }
        return (best.map(Step.ask) ?? .done, settled)
    }

    private func interview(_ definition: ServiceDefinition, _ skipped: [String: Set<String>]) -> Interview? {
        Interview(
            definition, goals: Interview.goals(of: definition), on: today, skipped: skipped[definition.id] ?? [])
    }

    private func weigh(_ interview: Interview, _ answers: Answers) -> Interview.Weighing {
        // Alone, a service is asked about with the best order that can be found.
        interview.weigh(
            answers, situations: definitions.count == 1 ? Interview.maximumSituations : Self.maximumSituations)
    }

    // MARK: What was found

    /// What is known of a service.
    public struct Finding: Sendable {
        /// The service.
        public let definition: ServiceDefinition
        /// Its answers, as the rules had them.
        public let answers: Answers
        /// What they say.
        public let finding: EligibilityFinding
        /// Whether a question remains whose answer could change it.
        public let isOpen: Bool
    }

    /// What is known of each service, in order.
    public func findings(_ given: [Subject: Answer]) -> [Finding] {
        let answers = answers(given)
        let skipped = skipped(answers)
        return definitions.compactMap { definition in
            let own = answers[definition.id] ?? [:]
            guard let interview = interview(definition, skipped), let found = definition.eligibility(own, on: today)
            else { return nil }
            switch weigh(interview, own) {
            case .open: return Finding(definition: definition, answers: own, finding: found, isOpen: true)
            case .settled(let outcomes):
                return Finding(
                    definition: definition, answers: own, finding: found.settled(by: outcomes), isOpen: false)
            }
        }
    }
}

extension ServiceDefinition {
    /// The answers that an interview about today takes for granted. An answer that its question would refuse is not: the
    /// year after the last of which the law is known is asked for.
    func assumedAnswers(on today: CivilDate) -> Answers {
        guard let eligibility, !eligibility.assumed.isEmpty else { return [:] }
        let context = EvaluationContext(scope: plan.scope, today: today)
        return eligibility.assumed.reduce(into: [:]) { answers, assumed in
            let value = assumed.value.evaluate(in: context).value
            guard value != .null, question(assumed.question)?.type.problem(with: value, on: today) == nil else {
                return
            }
            answers[assumed.question] = Answer(value)
        }
    }

    /// The questions of the eligibility that are about a concept, in the order of the form.
    fileprivate var interviewedConcepts: [(Question, Concept)] {
        (eligibility?.questions ?? []).compactMap { name in
            guard let question = question(name), question.sensitive == nil, let concept = question.concept else {
                return nil
            }
            return (question, concept)
        }
    }

    /// The year of which an answer tells; nil when it tells of none, or depends on answers that are missing.
    ///
    /// - Parameter day: the day at which it is asked.
    public func year(of question: Question, answers: Answers, on day: CivilDate) -> Number? {
        guard let aboutYear = question.aboutYear else { return nil }
        let context = valuesContext(answers: answers, computed: [:], on: day)
        guard case .number(let year) = aboutYear.evaluate(in: context).value else { return nil }
        return year
    }
}
