import Assistant
import Services
import Testing

@Suite struct SheetTests {
    @Test func `the same sheet in two languages is two values`() {
        let section = Sheet.Section(heading: nil, text: "…")
        let french = Sheet(
            id: "sheet:a", language: .fr, origin: .folder, organisation: "val-clair", title: "A", sections: [section],
            link: "/sheets/a")
        let english = Sheet(
            id: "sheet:a", language: .en, origin: .folder, organisation: "val-clair", title: "A", sections: [section],
            link: "/sheets/a")
        #expect(french != english)
        #expect(french.id == english.id)
    }
}
