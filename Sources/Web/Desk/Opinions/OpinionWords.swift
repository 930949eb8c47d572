import Cases
import Services

/// Whose opinion it is, in words.
struct OpinionWords {
    let found: CaseInHand
    let texts: any Texts

    /// As agents read it; `names` gives colleagues'.
    func advisor(_ advisor: Advisor, names: [Identifier: String]) -> String {
        switch advisor {
        case .colleague(let agent): names[agent] ?? texts.someone(nil)
        case .group, .expert: advisorForPerson(advisor)
        }
    }

    /// As the person reads it: agents are not named, somebody outside is, since they are shown the person's data.
    func advisorForPerson(_ advisor: Advisor) -> String {
        switch advisor {
        case .colleague: texts.aColleague
        case .group(let group): texts.advisorGroup(found.groupName(group, in: texts.language))
        case .expert(let name): name
        }
    }

    /// The advisor of the opinion that a fact is about.
    func advisor(of fact: OpinionFact) -> Advisor? {
        switch fact {
        case .asked(let request): request.advisor
        case .shown(let request), .ended(let request, _): found.case.opinion(request)?.request.advisor
        case .given(let opinion): found.case.opinion(opinion.request)?.request.advisor
        }
    }

    /// What an expert is shown, in the words of the form; nil for agents.
    func shows(_ request: OpinionRequest) -> String? {
        guard case .expert = request.advisor else { return nil }
        guard !request.shared.isEmpty else { return texts.opinionShowsNothing }
        let words = ContinuityWords(found: found, texts: texts)
        return texts.opinionShows(request.shared.map { words.label(of: $0) }.joined(separator: ", "))
    }
}

extension CaseEvent {
    /// What happened to an opinion, if that is what happened.
    var opinion: OpinionFact? { if case .opinion(let fact) = fact { fact } else { nil } }
}
