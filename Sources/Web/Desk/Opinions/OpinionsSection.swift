import Cases
import FEEL
import HTML
import Services

/// The opinions asked on a case, on its page: what each asks and says, the form of whoever is asked, and the ways to ask
/// for others.
struct OpinionsSection {
    let current: DeskCase
    let visit: Visit
    let written: DeskContinuity.Written?

    private var texts: any Texts { visit.texts }
    private var words: OpinionWords { OpinionWords(found: current.found, texts: texts) }
    private var time: LocalTime { LocalTime(zone: current.found.zone, texts: texts) }
    private var today: CivilDate { current.found.date(visit.now) }
    private var canAsk: Bool { current.case.canAskOpinion(current.agent.id, role: current.agent.role) }

    func write(to h: inout HTMLWriter) {
        let opinions = current.case.opinions
        guard canAsk || !opinions.isEmpty else { return }
        h.h2(texts.opinionsTitle, .id("opinions"))
        if opinions.isEmpty { h.p(texts.noOpinions, .class("soft")) }
        for asked in opinions { card(asked, &h) }
        guard canAsk else { return }
        h.details(.class("disclosure")) { h in
            h.summary(texts.askOpinion)
            let kinds = AskOpinionPage.Kind.allCases.filter {
                $0 != .group || !current.found.organisation.groups.isEmpty
            }
            h.put(
                ButtonRow(
                    buttons: kinds.map { kind in
                        Button(
                            label: texts.askOpinionChoice(kind),
                            act: .go(visit.deskAddress(current.case.id, "/opinions").adding("of", kind.rawValue)),
                            style: .quiet)
                    }))
        }
    }

    private func card(_ asked: AskedOpinion, _ h: inout HTMLWriter) {
        let id = "opinion-\(asked.version)"
        let who = words.advisor(asked.request.advisor, names: current.names)
        h.div(.class("action-card")) { h in
            h.h3(texts.opinionOf(who), .id(id))
            let author = CaseHistory.who(asked.author, of: current, texts: texts)
            h.p(texts.opinionAsked(by: author, on: time.dateAndTime(asked.at)), .class("soft"))
            h.put(PlainText(asked.request.question))
            if let shows = words.shows(asked.request) { h.p(shows, .class("soft")) }
            if let shown = asked.shownAt { h.p(texts.opinionSeen(on: time.dateAndTime(shown)), .class("soft")) }
            if let answer = asked.answer {
                self.answer(answer, advisor: who, &h)
            } else if let why = asked.endedBecause {
                h.p(texts.opinionNotNeeded(why))
            } else {
                awaited(asked, who, &h)
            }
        }
    }

    private func answer(_ answer: AskedOpinion.Answer, advisor: String, _ h: inout HTMLWriter) {
        let who = answer.author.agent == nil ? advisor : CaseHistory.who(answer.author, of: current, texts: texts)
        h.p { h in h.put(Tag(text: texts.stance(answer.opinion.stance), tone: answer.opinion.stance.tone)) }
        if !answer.opinion.text.isEmpty { h.put(PlainText(answer.opinion.text)) }
        h.p(texts.opinionGiven(by: who, on: time.dateAndTime(answer.at)), .class("soft"))
    }

    private func awaited(_ asked: AskedOpinion, _ who: String, _ h: inout HTMLWriter) {
        let last = Formatting.date(asked.request.answerBy, in: texts.language)
        let isLate = today > asked.request.answerBy
        h.p { h in
            h.put(
                Tag(
                    text: isLate ? texts.opinionLate(since: last) : texts.opinionAwaited(until: last),
                    tone: isLate ? .bad : .wait))
        }
        guard current.case.isOpen else { return }
        if current.case.isAdvisor(current.agent.id, groups: current.groups, for: asked) { give(asked, &h) }
        guard canAsk || asked.author.agent == current.agent.id else { return }
        if case .expert = asked.request.advisor, !isLate {
            form("/opinions/\(asked.version)/link", &h) { h in
                h.p(texts.opinionNewLinkConsequence, .class("consequence"))
                h.put(
                    Button(
                        label: texts.opinionNewLink, act: .submit(), style: .quiet, busy: texts.oneMoment,
                        context: "\u{A0}: " + who))
            }
        }
        h.details(.class("disclosure")) { h in
            h.summary { h in
                h.text(texts.endOpinion)
                h.visuallyHidden("\u{A0}: " + who)
            }
            form("/opinions/\(asked.version)/end", &h) { h in
                let lines = Field.Lines(name: "why", rows: 2, spellcheck: true)
                var field = Field(
                    id: "end-opinion-\(asked.version)", label: texts.whyEndOpinion, control: .lines(lines),
                    words: visit.fieldWords)
                field.isOptional = true
                h.put(field)
                h.put(Button(label: texts.endOpinion, act: .submit(), style: .quiet, busy: texts.oneMoment))
            }
        }
    }

    private func give(_ asked: AskedOpinion, _ h: inout HTMLWriter) {
        var fields = OpinionFields(visit: visit, suffix: "-\(asked.version)")
        if case .opinion(asked.version, let stance, let text, let problem) = written {
            (fields.stance, fields.text, fields.problem) = (stance, text, problem)
        }
        form("/opinions/\(asked.version)", &h) { h in
            fields.write(to: &h)
            h.put(Button(label: texts.giveOpinion, act: .submit(), busy: texts.oneMoment))
        }
    }

    private func form(_ path: URLReference, _ h: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
        h.form(.method(.post), .action(visit.deskAddress(current.case.id, path)), .novalidate()) { h in
            h.put(visit.formToken)
            content(&h)
        }
    }
}

/// The fields in which an opinion is given, by an agent or by somebody outside.
struct OpinionFields {
    let visit: Visit
    /// What tells the fields of several opinions on a page apart.
    var suffix = ""
    var stance: Opinion.Stance?
    var text = ""
    var problem: RefusalMessage?

    /// The identifiers of the controls.
    var stanceID: String { ActionField.stance.rawValue + suffix }
    var textID: String { ActionField.opinion.rawValue + suffix }

    /// The field that is to be mended.
    var target: String { problem?.field == .stance ? stanceField.focusTarget : textID }

    private var stanceField: Field {
        let items = Opinion.Stance.allCases.map {
            Field.Choices.Item(value: $0.rawValue, label: visit.texts.stance($0), isChosen: $0 == stance)
        }
        var field = Field(
            id: stanceID, label: visit.texts.yourOpinion,
            control: .choices(Field.Choices(name: "stance", items: items)), words: visit.fieldWords)
        if problem?.field == .stance { field.error = problem?.text }
        return field
    }

    func write(to h: inout HTMLWriter) {
        h.put(stanceField)
        let lines = Field.Lines(name: "opinion", value: text, rows: 6, spellcheck: true)
        var field = Field(
            id: textID, label: visit.texts.opinionReasons, control: .lines(lines), words: visit.fieldWords)
        field.hint = visit.texts.opinionReasonsHint
        if problem?.field == .opinion { field.error = problem?.text }
        h.put(field)
    }
}

extension Opinion.Stance {
    /// How it is shown.
    var tone: Tone {
        switch self {
        case .favourable: .good
        case .withReservations: .wait
        case .unfavourable: .bad
        case .noPosition: .neutral
        }
    }

    /// The stance that a form sends.
    init?(_ form: FormData) {
        guard let stance = form["stance"].flatMap(Self.init(rawValue:)) else { return nil }
        self = stance
    }
}
