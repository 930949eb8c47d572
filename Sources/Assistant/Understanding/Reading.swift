public import Services

extension Dialogue {
    /// What a person sends.
    public enum Message: Sendable, Hashable {
        /// Words typed or said.
        case text(String)
        /// A button, by the identifier of its choice.
        case choice(String)

        /// Whether it only asks for another language.
        public var isLanguage: Bool { if case .choice(let id) = self { ChoiceID.language(id) != nil } else { false } }
    }

    /// What was understood of a message.
    public struct Reading: Sendable, Hashable {
        /// What the person wants.
        public let intention: Intention
        /// The words or patterns by which it was understood.
        public let evidence: [String]
        /// What to search for, completed with what was said before, before `Dialogue.reply` is called; nil when no search
        /// is needed.
        public let query: String?
        /// The language in which to search.
        public let language: Language

        init(_ intention: Intention, evidence: [String] = [], query: String? = nil, in language: Language) {
            self.intention = intention
            self.evidence = evidence
            self.query = query
            self.language = language
        }
    }

    /// What a person may want.
    public enum Intention: Sendable, Hashable {
        /// Somebody may be in danger: the kinds of emergency, the gravest first.
        case emergency([String])
        case insult
        /// A human being.
        case person
        /// Nothing was said.
        case nothing
        case smallTalk(SmallTalk)
        case complaint
        /// The site, or a file, does not work.
        case technical(Technical)
        /// A search is needed.
        case question
        /// To use a service.
        case service(String)
        /// To know whether they have a right to something; nil when what is not known.
        case check(service: String?)
        /// Everything they have a right to.
        case benefits
        /// Something happened in their life.
        case lifeEvent(String)
        /// When an office is open, and how it is reached.
        case office(String)
        case myCases
        /// To write about a case: the words, where they were said already.
        case writeMessage(String?)
        case correctCase
        /// The words that were asked for.
        case words(String)
        /// Yes, or no, to what was asked.
        case agree, decline
        /// One of the services, or of the cases, that were shown.
        case chosenService(String)
        case chosenCase(String)
        /// An answer in an interview.
        case answer(InterviewAnswer)
        /// Why a question is asked, or what it means.
        case explainQuestion
        /// Not to answer a question.
        case skip
        /// To leave an interview, and to come back to it.
        case leave, resume
        /// To start an interview again.
        case restart
        /// To see what is known so far.
        case enough
        /// To open the form with what was said.
        case openForm(String)
        /// To keep a checklist.
        case keepChecklist(String)
        /// One of two contradictory answers: the earlier or the later.
        case settle(keepsBefore: Bool)
        /// To go on in a language.
        case speak(Language)
        /// A button that means nothing here.
        case staleChoice
    }

    /// What needs no knowledge.
    public enum SmallTalk: String, Sendable, Hashable {
        case hello, thanks, goodbye, whoAreYou, howAreYou, whatCanYouDo, fine
    }

    /// What does not work.
    public enum Technical: String, Sendable, Hashable { case site, file, signIn }

    /// What was understood as an answer in an interview.
    public enum InterviewAnswer: Sendable, Hashable {
        /// A value for the question that was asked.
        case value(SaidAnswer, working: String?)
        /// Values for several questions, or for others than the one that was asked: the message names what it counts.
        case several([SaidAnswer])
        /// A value for a question that was answered before: a change of mind where the person says so.
        case change(SaidAnswer, working: String?, isSaid: Bool)
        /// That an answer was wrong, without its right value; the question where it is known.
        case wrong(InterviewState.Subject?)
        /// A value that holds only once converted, with the sum in words.
        case convertible(SaidAnswer, working: String)
        /// Not understood, with what to do.
        case unclear(String)
    }
}
