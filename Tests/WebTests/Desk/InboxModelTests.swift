import Cases
import FEEL
import Services
import Storage
import Testing

@testable import Web

@Suite struct InboxModelTests {
    private static let counts = CaseCounts(open: 9, mine: 2, unassigned: 3, late: 1)

    private static func identifier(_ last: UInt8) throws -> Identifier {
        try #require(Identifier(bytes: [UInt8](repeating: 0, count: 15) + [last]))
    }

    @Test func `the list begins with what there is to do`() {
        #expect(InboxPage.Tab(query: nil) == .toDo)
        #expect(InboxPage.Tab(query: "nonsense") == .toDo)
        #expect(InboxPage.Tab(query: "done") == .done)
    }

    @Test func `each view shows its cases and counts them where that is cheap`() throws {
        let workplace = Workplace(agent: try Self.identifier(1), groups: ["north"])
        #expect(InboxPage.Tab.toDo.filter(for: workplace) == .toDo(workplace))
        #expect(InboxPage.Tab.mine.filter(for: workplace) == .assigned(workplace.agent))
        #expect(InboxPage.Tab.group.filter(for: workplace) == .groups(["north"]))
        #expect(InboxPage.Tab.allCases.map { $0.count(in: Self.counts) } == [5, 2, nil, 9, nil, 0, nil])
    }

    @Test func `charge is seen from the agent`() throws {
        let (me, other) = (try Self.identifier(1), try Self.identifier(2))
        let workplace = Workplace(agent: me, standsInFor: [try Self.identifier(3)])
        #expect(InboxPage.Charge(assignee: nil, workplace: workplace) == .nobody)
        #expect(InboxPage.Charge(assignee: me, workplace: workplace) == .me)
        #expect(InboxPage.Charge(assignee: other, workplace: workplace) == .another)
        #expect(InboxPage.Charge(assignee: workplace.standsInFor[0], workplace: workplace) == .absent)
    }

    @Test func `a cursor survives its address, and nonsense makes none`() throws {
        for key in [0, -5, Int.max, 1_795_514_400_000] {
            let cursor = CaseCursor(key: key, id: try Self.identifier(7))
            #expect(CaseCursor(text: cursor.text) == cursor)
        }
        for text in [
            "", ".", "1", "1.", "x.0190", "1.not-an-identifier", "99999999999999999999.\(try Self.identifier(1))",
        ] {
            #expect(CaseCursor(text: text) == nil, "\(text)")
        }
    }

    @Test func `a reference is understood however it is typed`() {
        var random = SystemRandomNumberGenerator()
        let reference = Reference(prefix: "VC", using: &random)
        let text = reference.description
        let bare = text.dropFirst(3)
        for typed in [
            text, text.lowercased(), text.replacing("-", with: " "), text.replacing("-", with: ""), "  \(text) ",
            text.replacing("-", with: "–"), String(bare), bare.lowercased(),
        ] {
            #expect(DeskSearchPage.reference(typed, prefix: "VC") == reference, "\(typed)")
        }
        for typed in ["", "VC", "VC-", String(repeating: "A", count: 5_000)] {
            #expect(DeskSearchPage.reference(typed, prefix: "VC") == nil, "\(typed)")
        }
        // With a character too few or too many, at best another reference.
        for typed in [String(text.dropLast()), text + "9Z"] {
            #expect(DeskSearchPage.reference(typed, prefix: "VC") != reference, "\(typed)")
        }
    }

    @Test func `the lead counts in words`() {
        let french = FrenchTexts()
        #expect(french.toDoLead(count: 1, late: 0) == "Un dossier attend.")
        #expect(
            french.toDoLead(count: 14, late: 1)
                == "14 dossiers attendent, le plus urgent d’abord. Un dossier est en retard.")
        #expect(EnglishTexts().toDoLead(count: 14, late: 3) == "14 cases are waiting, most urgent first. 3 are late.")
        // Counting stops at a thousand.
        #expect(
            french.toDoLead(count: 1_400, late: 1_001)
                == "Plus de 1\u{202F}000 dossiers attendent, le plus urgent d’abord. Plus de 1\u{202F}000 sont en retard."
        )
        #expect(EnglishTexts().toDo(count: 1_001) == "To do (1,000+)")
        #expect(EnglishTexts().toDo(count: 1_000) == "To do (1,000)")
    }
}
