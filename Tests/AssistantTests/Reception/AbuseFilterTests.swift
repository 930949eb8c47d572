import Testing

@testable import Assistant

/// Agents choose whether to read insults and threats; whoever is angry, or tells of what they suffered, is heard.
@Suite struct AbuseFilterTests {
    @Test(arguments: [
        "Espèce de connard", "Vous êtes tous des CONNARDS !", "connnnard", "c0nnard", "va te faire foutre",
        "Allez vous faire voir, bande d'abrutis", "tu es vraiment con", "vous êtes vraiment idiots", "sale chienne",
        "ferme ta gueule", "Fils de pute", "Ntm", "salopes", "You are a stupid bitch", "fuck you", "assholes",
        "you're an idiot",
    ])
    func `insults to the reader are held back`(_ message: String) {
        #expect(AbuseFilter.findings(in: message) == [.insult])
    }

    @Test(arguments: [
        "Je vais te tuer", "je vais vous casser la gueule", "Je sais où vous habitez", "on va venir vous frapper",
        "je vais faire sauter la mairie", "I will kill you", "I know where you live", "i'm going to hurt you",
        "je viens vous égorger", "Vous allez crever",
    ])
    func `threats are held back`(_ message: String) {
        #expect(AbuseFilter.findings(in: message).contains(.threat))
    }

    @Test(arguments: [
        "C'est inadmissible, j'attends depuis trois mois !", "Vous êtes incompétents", "Votre site est nul",
        "Vos horaires sont pourris", "Ce formulaire est débile", "Je suis trop con, je n'ai pas lu la page",
        "Mon pauvre chien est mort, que faire ?", "Comment déclarer un chien dangereux ?", "Le ramassage des ordures",
        "J'ai du retard dans mon dossier", "Un pique-nique au parc est-il permis ?", "Que faire d'un chien bâtard ?",
        "Mon voisin m'a traité de connard", "Il m'a dit : « je vais te tuer »", "Il a dit qu'il va venir me tuer",
        "Mon ex me menace : je vais vous tuer, toi et les enfants", "Je veux tuer les frelons du jardin",
        "Je vais mourir de faim si vous ne m'aidez pas", "Je vais me tuer", "You are useless",
        "My dog is a bitch of two years",
        "He called me an asshole", "This is stupid", "the pros and cons", "Faire sauter un PV", "Tuer le temps", "",
    ])
    func `anger, criticism, ordinary words and what people suffered go through`(_ message: String) {
        #expect(AbuseFilter.findings(in: message).isEmpty)
    }

    @Test func `a long message is read to its end, quickly`() {
        let long = String(repeating: "bonjour monsieur « ", count: 2_000) + "connard"
        #expect(AbuseFilter.findings(in: long) == [.insult])
    }
}
