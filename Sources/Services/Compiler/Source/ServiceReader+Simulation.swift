extension ServiceReader {
    /// `simulation: {decided_by: text, apply: {url: …, text: …}}`: the town tells what others decide.
    func simulation(_ reader: MappingReader) -> SimulationSource? {
        guard let simulation = reader.mapping("simulation", required: false) else { return nil }
        for key in ["workflow", "legal", "lists", "messages", "routing", "renewal", "changes"] where reader.has(key) {
            diagnostics.error(
                .conflictingKeys, "a simulation is asked of nobody: it has no `\(key)`", at: reader.range(of: key))
        }
        let source = SimulationSource(
            decidedBy: simulation.localizedText("decided_by", languages: languages),
            apply: link(simulation, "apply", required: true))
        simulation.finish(.simulation)
        return source
    }

    /// The law of a service that is asked of nobody: nothing is decided, and nothing is kept.
    func nothingAsked(_ reader: MappingReader) -> LegalSource {
        reader.declare("legal")
        return LegalSource(
            basis: nil, texts: [], silence: nil, appeal: nil, retention: nil, recipients: [], household: nil,
            delayedDisclosure: nil)
    }
}
