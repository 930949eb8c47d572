import FEEL
import Services

/// The manifest of a transfer of archives: the message ArchiveTransfer of SEDA 2.3 (Standard d'échange de données pour
/// l'archivage, NF Z44-022), with a unit for each case and one for each of its files.
struct SEDAManifest: Sendable {
    /// The names of the bodies, as the archives know them.
    struct Parties: Sendable, Hashable {
        /// What was agreed on with the archives.
        var agreement: String
        /// The archives.
        var archives: String
        /// Who transfers.
        var agency: String
    }

    /// A file of the package.
    struct File: Sendable, Hashable {
        /// Where it stands in the package.
        let path: String
        /// What it is called.
        let name: String
        let mediaType: String
        let size: Int
        /// SHA-512, in hexadecimal.
        let digest: String
    }

    /// A case of the package.
    struct Unit: Sendable {
        let reference: String
        let title: String
        let description: String
        let language: Language
        let start: CivilDate
        let end: CivilDate
        var files: [File]
    }

    let identifier: String
    let comment: String
    /// When it was made, in coordinated universal time.
    let date: String
    let parties: Parties
    /// The active period, which is the rule of appraisal.
    let active: Period
    /// The language of the originating agency's words.
    private(set) var units: [Unit] = []

    init(identifier: String, comment: String, date: String, parties: Parties, active: Period) {
        self.identifier = identifier
        self.comment = comment
        self.date = date
        self.parties = parties
        self.active = active
    }

    mutating func add(_ unit: Unit) { units.append(unit) }

    /// The document.
    func xml() -> [UInt8] {
        var x = XMLText()
        x.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        x.element("ArchiveTransfer", [("xmlns", "fr:gouv:culture:archivesdefrance:seda:v2.3")]) { x in
            x.leaf("Comment", comment)
            x.leaf("Date", date)
            x.leaf("MessageIdentifier", identifier)
            x.leaf("ArchivalAgreement", parties.agreement)
            x.element("CodeListVersions") { x in
                x.leaf("MessageDigestAlgorithmCodeListVersion", "SHA-512")
                x.leaf("MimeTypeCodeListVersion", "IANA")
                x.leaf("FileFormatCodeListVersion", "PRONOM")
            }
            x.element("DataObjectPackage") { x in
                for (unit, file, number) in files { object(file, of: unit, number: number, &x) }
                x.element("DescriptiveMetadata") { x in
                    var number = 0
                    for (index, unit) in units.enumerated() { describe(unit, index: index, number: &number, &x) }
                }
                x.element("ManagementMetadata") { x in
                    x.leaf("OriginatingAgencyIdentifier", parties.agency)
                    x.leaf("SubmissionAgencyIdentifier", parties.agency)
                }
            }
            x.element("ArchivalAgency") { x in x.leaf("Identifier", parties.archives) }
            x.element("TransferringAgency") { x in x.leaf("Identifier", parties.agency) }
        }
        return Array(x.text.utf8)
    }

    private var files: [(unit: Unit, file: File, number: Int)] {
        var number = 0
        return units.flatMap { unit in
            unit.files.map { file in
                number += 1
                return (unit: unit, file: file, number: number)
            }
        }
    }

    private func object(_ file: File, of unit: Unit, number: Int, _ x: inout XMLText) {
        x.element("DataObjectGroup", [("id", "G\(number)")]) { x in
            x.element("BinaryDataObject", [("id", "B\(number)")]) { x in
                x.leaf("DataObjectVersion", "BinaryMaster_1")
                x.leaf("Uri", file.path)
                x.leaf("MessageDigest", file.digest, [("algorithm", "SHA-512")])
                // The schema knows no empty file.
                if file.size > 0 { x.leaf("Size", String(file.size)) }
                x.element("FormatIdentification") { x in x.leaf("MimeType", file.mediaType) }
                x.element("FileInfo") { x in x.leaf("Filename", file.name) }
            }
        }
    }

    private func describe(_ unit: Unit, index: Int, number: inout Int, _ x: inout XMLText) {
        var last = number
        x.element("ArchiveUnit", [("id", "U\(index + 1)")]) { x in
            x.element("Management") { x in
                x.element("AppraisalRule") { x in
                    x.leaf("Rule", active.description)
                    x.leaf("StartDate", unit.end.description)
                    x.leaf("FinalAction", "Keep")
                }
            }
            x.element("Content") { x in
                x.leaf("DescriptionLevel", "File")
                x.leaf("Title", unit.title)
                x.leaf("OriginatingAgencyArchiveUnitIdentifier", unit.reference)
                x.leaf("Description", unit.description)
                x.leaf("DescriptionLanguage", unit.language == .fr ? "fra" : "eng")
                x.leaf("StartDate", unit.start.description)
                x.leaf("EndDate", unit.end.description)
            }
            for file in unit.files {
                last += 1
                x.element("ArchiveUnit", [("id", "U\(index + 1).\(last)")]) { x in
                    x.element("Content") { x in
                        x.leaf("DescriptionLevel", "Item")
                        x.leaf("Title", file.name)
                    }
                    x.element("DataObjectReference") { x in x.leaf("DataObjectGroupReferenceId", "G\(last)") }
                }
            }
        }
        number = last
    }
}

/// XML as text, escaped; what no document of XML 1.0 can hold is left out.
struct XMLText: Sendable {
    private(set) var text = ""

    mutating func raw(_ words: String) { text += words }

    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLText) -> Void
    ) {
        open(name, attributes)
        content(&self)
        text += "</\(name)>\n"
    }

    mutating func leaf(_ name: String, _ words: String, _ attributes: [(String, String)] = []) {
        open(name, attributes)
        text += Self.escaped(words) + "</\(name)>\n"
    }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += ">"
    }

    /// Words as the content of an element, or within quotes (XML 1.0, 2.2 and 2.4).
    static func escaped(_ words: String) -> String {
        var escaped = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
