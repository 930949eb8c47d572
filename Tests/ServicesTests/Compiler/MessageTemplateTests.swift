import Testing

@testable import Services

/// Messages that a definition holds for agents: checked like letters.
@Suite struct MessageTemplateTests {
    private func complaints(_ messages: String) throws -> [String] {
        var files = try SampleDefinition.files()
        files.services["services/animaux"] = try SampleDefinition.service(
            replacing: "lists: {columns:", with: messages + "\nlists: {columns:")
        return Catalogue(files).diagnostics.filter { $0.severity == .error }.map(\.message)
    }

    @Test func `a message names what the form has, says something, and has its text in every language`() throws {
        #expect(try complaints("messages: {bonjour: {title: Bonjour, text: \"Bonjour {{ nom }}.\"}}") == [])
        let unknown = try complaints("messages: {bonjour: {title: Bonjour, text: \"Bonjour {{ inconnu }}.\"}}")
        #expect(unknown.count == 1 && unknown[0].contains("inconnu"), "\(unknown)")
        let blank = try complaints("messages: {bonjour: {title: Bonjour, text: \"\"}}")
        #expect(!blank.isEmpty)
        let untitled = try complaints("messages: {bonjour: {text: Bonjour}}")
        #expect(!untitled.isEmpty)
        let other = try complaints("messages: {bonjour: {title: Bonjour, text: Bonjour, ton: doux}}")
        #expect(!other.isEmpty)
    }
}
