import Services
import Testing

@testable import Assistant

/// A language is recognised where several words tell it, and never by a name.
@Suite struct MessageLanguageTests {
    @Test(arguments: [
        "how much does it cost", "I lost my passport", "Where is my request?", "what do you need from me",
        "hello, I would like to register my daughter", "I don't know", "my street lamp is broken, who can fix it",
        "I moved to Val-Clair last week and I have a dog", "how do I get an acte de naissance for my son",
    ])
    func `English is recognised`(text: String) { #expect(MessageLanguage.recognised(in: text) == .en, "\(text)") }

    @Test(arguments: [
        "combien ça coûte pour mes enfants", "j'ai perdu mon passeport",
        "où se trouve votre mairie, et quand est-elle ouverte", "je viens de déménager",
        "Bonjour, je voudrais inscrire ma fille", "quels papiers faut-il", "est-ce que vous êtes ouverts le samedi",
        "je cherche un job pour le week-end, qui peut m’aider", "que veut dire « what do you need to know » ?",
    ])
    func `French is recognised`(text: String) { #expect(MessageLanguage.recognised(in: text) == .fr, "\(text)") }

    @Test(arguments: [
        "", "oui", "yes", "non", "ok", "merci", "hello", "cantine", "on", "son", "comment", "but", "12/10/2026",
        "1 800 €",
        "John Smith", "House of the Rising Sun", "The Walking Dead", "Marie de la Tour", "Val-Clair",
        "Caisse d’allocations familiales de la Seine-et-Marne", "parking, weekend, ticket",
        "Rue des Lilas et du Moulin",
        "what où the est", "c", "I", "🤷‍♀️", "acte de naissance",
    ])
    func `a word, a name or a mixture tells nothing`(text: String) {
        #expect(MessageLanguage.recognised(in: text) == nil, "\(text)")
    }

    @Test func `no dialogue of one language is taken for the other, unless it is about that`() {
        for script in DialogueScript.all where !script.name.hasPrefix("languages") {
            for step in script.steps {
                guard case .text(let text) = step.message, let heard = MessageLanguage.recognised(in: text) else {
                    continue
                }
                #expect(heard == script.language, "\(script.name), line \(step.line): \(text)")
            }
        }
    }

    @Test func `whatever an answer was given to has words in both languages`() {
        for understood in Explanation.Understood.allCases {
            let words = Language.allCases.map { AssistantCatalogue.texts($0).understood(understood) }
            #expect(Set(words).count == Language.allCases.count, "\(understood)")
            #expect(words.allSatisfy { $0.lowercased() != understood.rawValue.lowercased() })
        }
    }
}
