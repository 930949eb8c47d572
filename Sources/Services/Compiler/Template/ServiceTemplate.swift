/// The files of a new service: a small request that `parvis check` accepts, to be changed line by line.
public enum ServiceTemplate {
    /// Why a service can't be begun.
    public enum Problem: Error, Sendable, Hashable {
        /// The identifier is not lower-case letters, digits and hyphens, starting with a letter.
        case invalidIdentifier
        /// The organisation has no office where people are received.
        case noOffice
        /// The organisation names no court before which decisions are challenged.
        case noCourt
    }

    /// The files by path within the service's folder.
    ///
    /// - Parameters:
    ///   - id: the service's identifier.
    ///   - organisation: who offers it; its languages, first office and first court are used.
    public static func files(id: String, organisation: Organisation) throws(Problem) -> [String: String] {
        guard isIdentifier(id) else { throw .invalidIdentifier }
        guard let office = organisation.offices.first else { throw .noOffice }
        guard let court = organisation.courts.first else { throw .noCourt }
        let writer = TemplateWriter(
            id: id, organisation: organisation.id, office: office.id, court: court.id,
            lifeEvent: organisation.lifeEvents.first?.id, languages: organisation.languages)
        var files = ["service.yaml": writer.service]
        for language in organisation.languages {
            files["sheet.\(language.rawValue).md"] = writer.sheet(language)
            files["letters/agreement.\(language.rawValue).md"] = writer.agreement(language)
            files["letters/refusal.\(language.rawValue).md"] = writer.refusal(language)
        }
        return files
    }

    /// Whether a text is an identifier of a service, as `parvis check` asks.
    static func isIdentifier(_ text: String) -> Bool { YAMLScalar.isIdentifier(text, separator: "-") }
}

/// Writes the files in the organisation's languages.
private struct TemplateWriter {
    let id: String
    let organisation: String
    let office: String
    let court: String
    let lifeEvent: String?
    let languages: [Language]

    /// A text in the languages wanted, as YAML writes it.
    private func text(fr: String, en: String) -> String {
        let texts = LocalizedText(fr: fr, en: en)
        return "{" + languages.map { "\($0.rawValue): \"\(texts[$0])\"" }.joined(separator: ", ") + "}"
    }

    // MARK: service.yaml

    var service: String { [head, legal, pages, rules, workflow].joined(separator: "\n") }

    private var head: String {
        """
        # What a service may say is told in docs/definition.md. To check it: parvis check
        service: \(id)
        version: 1
        languages: [\(languages.map(\.rawValue).joined(separator: ", "))]
        title: \(text(fr: "Faire une demande", en: "Make a request"))
        summary: \(text(fr: "Demander un rendez-vous ou un renseignement.", en: "Ask for an appointment or for information."))
        organisation: \(organisation)
        gives: \(text(fr: "Une réponse écrite de nos services.", en: "A written answer from our offices."))
        who: \(text(fr: "Toute personne.", en: "Anyone."))
        at_hand:
          - \(text(fr: "Votre adresse e-mail", en: "Your e-mail address"))
        cost: \(text(fr: "Gratuit", en: "Free"))
        life_events: [\(lifeEvent ?? "")]
        channels: [web]
        audience: {who: \(text(fr: "Les habitants", en: "Residents")), per_year: 100}
        # Measured, and shown to everyone.
        objectives: {completed: 90 %, median_time: PT5M, decided_within: P5D}

        """
    }

    private var legal: String {
        """
        legal:
          # The basis for holding personal data: GDPR, article 6(1).
          basis: public_task
          texts:
            - {ref: "Code des relations entre le public et l'administration, article L. 112-8", url: "https://www.legifrance.gouv.fr/codes/id/LEGITEXT000031366350"}
          # What the absence of an answer means, and from when.
          silence: {after: P2M, means: refusal}
          appeal: {before: \(court), within: P2M}
          # How long a case is kept once it is over; a public body destroys only with the archives' visa.
          retention: {active: P1Y, then: archives_visa}
          notice: {recipients: [\(text(fr: "Le service qui vous répond", en: "The office that answers you"))]}
        # Where a person can always be reached: an office of organisation.yaml.
        human: {office: \(office)}

        """
    }

    private var pages: String {
        """
        # The form: one idea a page.
        pages:
          - id: request
            title: \(text(fr: "Votre demande", en: "Your request"))
            questions:
              - id: purpose
                type: choice
                ask: \(text(fr: "Que souhaitez-vous ?", en: "What do you want?"))
                options:
                  appointment: \(text(fr: "Un rendez-vous", en: "An appointment"))
                  information: \(text(fr: "Un renseignement", en: "Information"))
              - id: wanted_date
                type: date
                ask: \(text(fr: "À quelle date ?", en: "On which date?"))
                # Shown only to those whom it concerns; in the language FEEL.
                show_if: purpose = "appointment"
                validate:
                  that: wanted_date >= today()
                  message: \(text(fr: "Choisissez une date à venir.", en: "Choose a date to come."))
                # What no rule, condition, letter or list shows must say what it is used for.
                used_for: \(text(fr: "Réserver un créneau.", en: "To book a time."))
              - id: details
                type: long_text
                ask: \(text(fr: "Précisions", en: "Details"))
                required: false
                used_for: \(text(fr: "Préparer la réponse.", en: "To prepare the answer."))
          - id: person
            title: \(text(fr: "Vous", en: "You"))
            questions:
              - id: name
                type: text
                ask: \(text(fr: "Votre nom", en: "Your name"))
              - id: email
                type: email
                ask: \(text(fr: "Votre adresse e-mail", en: "Your e-mail address"))
                used_for: \(text(fr: "Vous envoyer la réponse.", en: "To send you the answer."))

        """
    }

    private var rules: String {
        """
        # Values worked out from the answers.
        rules:
          needs_desk:
            label: \(text(fr: "À recevoir au guichet", en: "To be received at the desk"))
            type: yes_no
            is: purpose = "appointment"

        """
    }

    private var workflow: String {
        """
        # What happens to a case: states, and the actions that lead from one to another.
        workflow:
          start: received
          states:
            received: {label: \(text(fr: "Reçue", en: "Received")), deadline: P5D, actions: [agree, refuse]}
            agreed: {label: \(text(fr: "Acceptée", en: "Agreed")), outcome: granted, actions: [reopen]}
            refused: {label: \(text(fr: "Refusée", en: "Refused")), outcome: refused, actions: [reopen]}
          actions:
            agree: {label: \(text(fr: "Accepter", en: "Agree")), to: agreed, by: agent, letter: agreement}
            refuse:
              label: \(text(fr: "Refuser", en: "Refuse"))
              to: refused
              by: agent
              letter: refusal
              reasons:
                - {id: not_ours, \(reason(fr: "La demande ne relève pas de nos services.", en: "The request is not ours to answer."))}
            reopen: {label: \(text(fr: "Rouvrir", en: "Reopen")), to: received, by: supervisor, reason_required: true}
        # The only values that agents' lists show.
        lists:
          columns: [purpose, needs_desk]

        """
    }

    private func reason(fr: String, en: String) -> String { String(text(fr: fr, en: en).dropFirst().dropLast()) }

    // MARK: Texts

    func sheet(_ language: Language) -> String {
        switch language {
        case .fr:
            """
            ## Comment cela se passe

            Vous répondez à quelques questions. Un agent lit votre demande et vous répond par écrit.

            """
        case .en:
            """
            ## How it works

            You answer a few questions. An agent reads your request and answers in writing.

            """
        }
    }

    func agreement(_ language: Language) -> String {
        switch language {
        case .fr:
            """
            ---
            subject: Votre demande {{ case.reference }} est acceptée
            ---
            Bonjour {{ name }},

            Votre demande du {{ case.submitted_on }} est acceptée.

            {{ organisation.name }}, {{ office.name }}

            """
        case .en:
            """
            ---
            subject: Your request {{ case.reference }} is agreed
            ---
            Dear {{ name }},

            Your request of {{ case.submitted_on }} is agreed.

            {{ organisation.name }}, {{ office.name }}

            """
        }
    }

    func refusal(_ language: Language) -> String {
        switch language {
        case .fr:
            """
            ---
            subject: Votre demande {{ case.reference }} est refusée
            ---
            Bonjour {{ name }},

            Nous ne pouvons pas donner suite à votre demande du {{ case.submitted_on }}, pour la raison suivante :

            {{ decision.reasons }}

            Vous pouvez contester cette décision devant le {{ appeal.court }} dans un délai de {{ appeal.within }}.

            {{ organisation.name }}, {{ office.name }}, {{ office.phone }}

            """
        case .en:
            """
            ---
            subject: Your request {{ case.reference }} is refused
            ---
            Dear {{ name }},

            We cannot agree to your request of {{ case.submitted_on }}, for this reason:

            {{ decision.reasons }}

            You may challenge this decision before the {{ appeal.court }} within {{ appeal.within }}.

            {{ organisation.name }}, {{ office.name }}, {{ office.phone }}

            """
        }
    }
}
