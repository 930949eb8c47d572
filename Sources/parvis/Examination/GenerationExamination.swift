import Foundation

/// The model that may say passages in other words: none by default.
struct GenerationExamination: Sendable {
    let settings: GenerationSettings?

    func findings() async -> [Finding] {
        guard let settings else {
            return [
                Finding(
                    .off, "Generation", "the assistant gives passages as they stand; nothing needs more",
                    remedy:
                        "PARVIS_GENERATION_URL=http://127.0.0.1:8081/v1 PARVIS_GENERATION_MODEL=…, an endpoint of yours"
                )
            ]
        }
        let place = "\(settings.model) at \(settings.base.absoluteString)"
        if let complaint = await OpenAICompatibleEndpoint(settings, patience: 3).complaint() {
            return [
                Finding(
                    .broken, "Generation", "\(place) \(complaint): plain answers are given",
                    remedy: "start it, or unset PARVIS_GENERATION_URL")
            ]
        }
        return [Finding(.on, "Generation", "\(place); sentences that passages don't support are dropped")]
    }
}
