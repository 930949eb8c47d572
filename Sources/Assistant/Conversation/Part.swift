public import Services

extension Conversation {
    /// What an entry is made of: a screen shows each in its own way, and every one has its words in `Entry.text`.
    ///
    /// Words that come from sheets stand in `Passage` and `SheetLink` alone, and are only ever quoted.
    public enum Part: Sendable, Hashable, Codable {
        /// Words of the assistant's own.
        case text(String)
        /// What a sheet says, quoted, with its link.
        case passage(Passage)
        /// The nearest sheets, where none answers for sure.
        case closest([SheetLink])
        /// Services that may be what the person needs.
        case services([ServiceProposal])
        /// Answers to choose from; any of them can be typed instead.
        case choices([Choice])
        /// A question of an interview.
        case question(InterviewQuestion)
        /// What was understood, repeated so that it can be mended.
        case understood([UnderstoodValue])
        /// What the rules say.
        case result(RuleResult)
        /// The form of a service, already filled in with what was said.
        case openForm(FormOffer)
        /// Numbers to call at once.
        case numbers([EmergencyNumber])
        /// Where the person's cases stand.
        case caseStatus([CaseStanding])
        /// That signing in, or a reference, is needed to go on.
        case signIn
        /// That a person can be reached.
        case offerPerson(PersonOffer)
        /// What to do about an event of life.
        case checklist(Checklist)
        /// A message that waits for the person's agreement before it is sent.
        case confirmMessage(MessageProposal)
        /// The page where a case's answers can be corrected or its messages read.
        case caseLink(CaseLink)
        /// That the conversation goes on in another language, and the way back.
        case spoken(SpokenLanguage)
    }

    /// A change of language.
    public struct SpokenLanguage: Sendable, Hashable, Codable {
        /// That the message was in another language, and is answered in it: in that language.
        public let words: String
        /// The language before.
        public let before: Language
        /// What goes back to it, in its own words.
        public let back: Choice
    }

    /// What a sheet says.
    public struct Passage: Sendable, Hashable, Codable {
        /// The sheet's identifier (`Sheet.id`).
        public let sheet: String
        /// Its title.
        public let title: String
        /// The heading above the passage, if any.
        public let heading: String?
        /// The language it is written in; nil where it is the answer's.
        public var language: Language?
        /// The words quoted, at most `Passage.maximumLength` characters, ended by "…" where they are cut.
        public let excerpt: String
        /// Where to read it: the sheet's link, with the passage's fragment.
        public let link: String

        /// The most characters that are quoted.
        public static let maximumLength = 700

        /// A passage.
        public init(
            sheet: String, title: String, heading: String?, language: Language? = nil, excerpt: String, link: String
        ) {
            self.sheet = sheet
            self.title = title
            self.heading = heading
            self.language = language
            self.excerpt = excerpt
            self.link = link
        }
    }

    /// A sheet to read.
    public struct SheetLink: Sendable, Hashable, Codable {
        /// The sheet's identifier.
        public let sheet: String
        /// Its title.
        public let title: String
        /// Where it is read.
        public let link: String
        /// The language it is written in; nil where it is the answer's.
        public var language: Language?

        /// A link to a sheet.
        public init(sheet: String, title: String, link: String, language: Language? = nil) {
            self.sheet = sheet
            self.title = title
            self.link = link
            self.language = language
        }
    }

    /// A service that may be what the person needs.
    public struct ServiceProposal: Sendable, Hashable, Codable {
        /// Its identifier.
        public let service: String
        /// Its title.
        public let title: String
        /// One sentence.
        public let summary: String

        /// A proposal.
        public init(service: String, title: String, summary: String) {
            self.service = service
            self.title = title
            self.summary = summary
        }
    }

    /// An answer to choose: the identifier comes back as `Dialogue.Message.choice`.
    public struct Choice: Sendable, Hashable, Codable {
        /// What comes back.
        public let id: String
        /// What the button says.
        public let label: String

        /// A choice.
        public init(id: String, label: String) {
            self.id = id
            self.label = label
        }
    }

    /// A question of an interview.
    public struct InterviewQuestion: Sendable, Hashable, Codable {
        /// The service that asks.
        public let service: String
        /// The question's name in the service.
        public let question: String
        /// The question, in words.
        public let prompt: String
        /// What helps to answer, if anything does.
        public let hint: String?
        /// Answers to choose from, with that of not answering.
        public let choices: [Choice]

        /// A question.
        public init(service: String, question: String, prompt: String, hint: String?, choices: [Choice]) {
            self.service = service
            self.question = question
            self.prompt = prompt
            self.hint = hint
            self.choices = choices
        }
    }

    /// A value that was understood.
    public struct UnderstoodValue: Sendable, Hashable, Codable {
        /// The service that asked.
        public let service: String
        /// The question's name.
        public let question: String
        /// The question, in words.
        public let label: String
        /// The value as people read it.
        public let value: String
        /// How it was worked out from what was said ("1 800 € × 12 mois"); nil where it was said as it stands.
        public let working: String?

        /// A value.
        public init(service: String, question: String, label: String, value: String, working: String? = nil) {
            self.service = service
            self.question = question
            self.label = label
            self.value = value
            self.working = working
        }
    }

    /// What the rules of a service say of the answers.
    public struct RuleResult: Sendable, Hashable, Codable {
        /// Whether one may ask.
        public enum Verdict: String, Sendable, Hashable, Codable { case yes, no, unknown }

        /// A rule that was applied.
        public struct Line: Sendable, Hashable, Codable {
            /// What it is.
            public let label: String
            /// Its value.
            public let value: String
            /// How it was computed, in words.
            public let formula: String
            /// The text of law that sets it.
            public let reference: String?
        }

        /// The service.
        public let service: String
        /// Its title.
        public let title: String
        /// Whether one may ask.
        public let verdict: Verdict
        /// The verdict in words.
        public let words: String
        /// What is given or paid, as people read it ("Prix d'un repas : 3,74 €"); nil where it is not known.
        public let amount: String?
        /// The rules that were applied, the one that tells first.
        public let lines: [Line]
        /// The questions whose answers are missing, in words.
        public let missing: [String]
        /// Who decides, where the organisation does not.
        public let decidedBy: String?
        /// Where it is really asked for, where it is not asked for here.
        public let link: SheetLink?
    }

    /// A form that can be opened with what was said.
    public struct FormOffer: Sendable, Hashable, Codable {
        /// The service.
        public let service: String
        /// Its title.
        public let title: String
        /// What the form holds already: each to be confirmed by the person.
        public let answers: [SaidAnswer]

        /// An offer.
        public init(service: String, title: String, answers: [SaidAnswer]) {
            self.service = service
            self.title = title
            self.answers = answers
        }
    }

    /// A number to call.
    public struct EmergencyNumber: Sendable, Hashable, Codable {
        /// As people dial it: "3114", "116 006".
        public let number: String
        /// Who answers, and when.
        public let label: String

        /// A number.
        public init(number: String, label: String) {
            self.number = number
            self.label = label
        }
    }

    /// A person who can be reached.
    public struct PersonOffer: Sendable, Hashable, Codable {
        /// Why it is offered.
        public enum Reason: String, Sendable, Hashable, Codable {
            /// The person asked for it.
            case asked
            /// The assistant was unsure twice.
            case unsure
            case distress, complaint, insult, technical
            /// Only a person can tell.
            case caseMatter
        }

        /// Why.
        public let reason: Reason
        /// How, in words: now, by a call on some day, or at the office.
        public let words: String
        /// Whether the conversation itself can be handed over to somebody.
        public let isHandover: Bool
        /// The office's telephone number, as people write it.
        public let phone: String?

        /// An offer.
        public init(reason: Reason, words: String, isHandover: Bool, phone: String?) {
            self.reason = reason
            self.words = words
            self.isHandover = isHandover
            self.phone = phone
        }
    }

    /// What to do about an event of life.
    public struct Checklist: Sendable, Hashable, Codable {
        /// One thing to do.
        public struct Item: Sendable, Hashable, Codable {
            /// The service.
            public let service: String
            /// Its title.
            public let title: String
            /// What it is for, in one sentence.
            public let summary: String
            /// What is known of its time ("Réponse en 5 jours ouvrés en général"), if anything.
            public let when: String?
            /// Whether rules can tell if the person has a right to it.
            public let canBeChecked: Bool
        }

        /// The event's identifier in the organisation's file.
        public let event: String
        /// Its name.
        public let title: String
        /// What to do, in the order of the catalogue.
        public let items: [Item]
    }

    /// A message about a case, not yet sent.
    public struct MessageProposal: Sendable, Hashable, Codable {
        /// The case's identifier, as text.
        public let caseID: String
        /// Its reference.
        public let reference: String
        /// The message's words.
        public let text: String

        /// A proposal.
        public init(caseID: String, reference: String, text: String) {
            self.caseID = caseID
            self.reference = reference
            self.text = text
        }
    }

    /// A page about a case.
    public struct CaseLink: Sendable, Hashable, Codable {
        /// What is found there.
        public enum Purpose: String, Sendable, Hashable, Codable { case follow, correct }

        /// The case's identifier, as text.
        public let caseID: String
        /// Its reference.
        public let reference: String
        /// What is found there.
        public let purpose: Purpose

        /// A link.
        public init(caseID: String, reference: String, purpose: Purpose) {
            self.caseID = caseID
            self.reference = reference
            self.purpose = purpose
        }
    }
}

/// An answer as it was said to the assistant: what its question's type reads (`QuestionType.edit`), in the conversation's
/// language.
public struct SaidAnswer: Sendable, Hashable, Codable {
    /// The service.
    public let service: String
    /// The question's name in the service.
    public let question: String
    /// Texts by part of the control, as in `RawAnswer`.
    public let parts: [String: [String]]

    /// An answer.
    public init(service: String, question: String, parts: [String: [String]]) {
        self.service = service
        self.question = question
        self.parts = parts
    }
}

/// Where a case of the person stands, in words that they may read.
public struct CaseStanding: Sendable, Hashable, Codable {
    /// The case's identifier, as text.
    public let caseID: String
    /// Its reference, as people write it.
    public let reference: String
    /// The service's identifier.
    public let service: String
    /// The service's title.
    public let title: String
    /// The state's label.
    public let state: String
    /// Whether it is decided.
    public let isDecided: Bool
    /// What is awaited of the person, in words; nil when nothing is.
    public let awaited: String?
    /// By when the person must do it, or by when the organisation answers, in words; nil when no date holds.
    public let byWhen: String?

    /// Where a case stands.
    public init(
        caseID: String, reference: String, service: String, title: String, state: String, isDecided: Bool,
        awaited: String?, byWhen: String?
    ) {
        self.caseID = caseID
        self.reference = reference
        self.service = service
        self.title = title
        self.state = state
        self.isDecided = isDecided
        self.awaited = awaited
        self.byWhen = byWhen
    }
}
