import HTML
import Services

/// The forms of an elimination list: the archives' visa, and the names under which they know what is transferred.
struct VisaForm {
    let visit: Visit
    let problems: [String: String]

    private var texts: any Texts { visit.texts }

    /// The fields of the visa.
    var visa: [Field] {
        var name = line("name", label: texts.visaName)
        name.hint = texts.visaNameHint
        var date = DayField.field(
            "date", label: texts.visaDate, typed: DayField.typed("date", in: visit.form), visit: visit)
        date.error = problems["date"]
        return [name, date, line("reference", label: texts.visaReference)]
    }

    /// The fields of a package.
    var transfer: [Field] {
        let labels = [
            ("agreement", texts.transferAgreement), ("archives", texts.transferArchives),
            ("agency", texts.transferAgency),
        ]
        return labels.map { name, label in
            var field = line(name, label: label)
            field.hint = texts.transferHint
            return field
        }
    }

    private func line(_ name: String, label: String) -> Field {
        var field = Field(
            id: name, label: label,
            control: .line(Field.Line(name: name, value: visit.form[name] ?? "", autocomplete: "off")),
            words: visit.fieldWords)
        field.error = problems[name]
        return field
    }

    func writeVisa(_ action: URLReference, _ h: inout HTMLWriter) {
        h.h2(texts.recordVisa)
        h.p(texts.recordVisaText)
        h.form(.method(.post), .action(action), .novalidate()) { h in
            h.put(visit.formToken)
            for field in visa { h.put(field) }
            h.put(ButtonRow(buttons: [Button(label: texts.recordVisa, act: .submit(), busy: texts.oneMoment)]))
        }
    }

    /// - Parameter packages: into how many packages what is kept goes.
    func writeTransfer(_ action: URLReference, packages: Int, _ h: inout HTMLWriter) {
        h.h2(texts.transferTitle)
        h.p(texts.transferText)
        h.form(.method(.post), .action(action), .novalidate()) { h in
            h.put(visit.formToken)
            for field in transfer { h.put(field) }
            h.put(
                ButtonRow(
                    buttons: (1...max(packages, 1)).map { part in
                        Button(
                            label: texts.transferDownload(part: part, of: packages),
                            act: .submit(name: "part", value: String(part)), style: .quiet)
                    }))
        }
    }
}
