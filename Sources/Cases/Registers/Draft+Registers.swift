public import FEEL
public import Services

extension Draft {
    /// The texts that find this person's record, or nil while a question that makes them is not answered.
    public func keys(for source: RegisterSource, of register: Register) -> [String: String]? {
        let questions = source.questions(of: register)
        guard questions.count == register.keys.count else { return nil }
        var keys: [String: String] = [:]
        for (key, question) in zip(register.keys, questions) {
            guard case .answer(let answer)? = entries[question], let text = RegisterRecord.keyText(answer.value) else {
                return nil
            }
            keys[key] = text
        }
        return keys
    }

    /// The questions of a page that a register can fill in now: shown, not answered by the person, their keys known.
    public func fillable(
        from register: Register, on page: Page, evaluation: Evaluation
    ) -> [Question] {
        page.questions.filter { question in
            guard let source = question.register, source.register == register.id, evaluation.isShown(question.id) else {
                return false
            }
            return entries[question.id] == nil && keys(for: source, of: register) != nil
        }
    }

    /// Fills in questions from a register's record, each where the person has answered nothing.
    ///
    /// What the register says is kept beside the answer, so that a correction can be told from it later. A value that does
    /// not suit its question is left out: the question is simply asked.
    ///
    /// - Returns: the questions filled in.
    public mutating func fill(
        _ questions: [Question], from record: RegisterRecord, of register: Register, today: CivilDate
    ) -> [String] {
        questions.compactMap { question in
            guard let source = question.register, entries[question.id] == nil,
                let value = normalised(record.value(of: source.field, as: question.type.valueType), for: question),
                question.type.problem(with: value, on: today) == nil
            else { return nil }
            entries[question.id] = .answer(Answer(value, by: .register(register.id)))
            statements[question.id] = RegisterStatement(register: register.id, value: value)
            return question.id
        }
    }

    /// A register's text as the question's type would have it: a telephone number, an account number.
    private func normalised(_ value: Value?, for question: Question) -> Value? {
        guard case .string(let text)? = value,
            case .value(let parsed) = question.type.parse(RawAnswer(text), in: language)
        else { return value }
        return parsed
    }

    /// Whose an answer is: a register's while it is what the register said, and that of an earlier case while it is what
    /// was taken up from there.
    func provenance(of value: Value, at path: String, given provenance: Provenance) -> Provenance {
        if let statement = statements[path], statement.value == value { return .register(statement.register) }
        if case .answer(let known)? = entries[path], case .reused = known.provenance, known.value == value {
            return known.provenance
        }
        return provenance
    }

    /// The answers as they are sent: where the person corrected a register, what it had said is sent too.
    var answersToSend: Answers {
        var answers = answers
        for (path, statement) in statements {
            guard let answer = answers[path], answer.provenance == .person else { continue }
            answers[path] = Answer(
                answer.value, by: .correction(register: statement.register, said: statement.value))
        }
        return answers
    }
}
