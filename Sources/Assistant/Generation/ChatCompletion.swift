public import Foundation

/// The two bodies of a chat completion, as endpoints compatible with OpenAI's exchange them.
public enum ChatCompletion {
    /// Why a body is not a reply.
    public enum Failure: Error, Sendable, Hashable {
        /// It is not the JSON of a completion.
        case notACompletion
        /// It holds no text.
        case empty
        /// The model was stopped before it had finished.
        case cutShort
    }

    private struct Question: Encodable {
        let model: String
        let messages: [RephrasingRequest.Message]
        let temperature = 0.0
        let longestReply: Int
        let stream = false

        private enum CodingKeys: String, CodingKey {
            case model, messages, temperature, stream
            case longestReply = "max_tokens"
        }
    }

    private struct Answer: Decodable {
        struct Choice: Decodable {
            struct Message: Decodable { let content: String? }
            let message: Message
            let finish: String?

            private enum CodingKeys: String, CodingKey {
                case message
                case finish = "finish_reason"
            }
        }
        let choices: [Choice]
    }

    /// The body that asks a model to go on with a conversation, always in the same way (temperature 0).
    public static func body(
        _ messages: [RephrasingRequest.Message], model: String, longestReply tokens: Int = 600
    ) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(Question(model: model, messages: messages, longestReply: tokens))
    }

    /// The text that a model answered.
    ///
    /// - Throws: `Failure`.
    public static func reply(in body: Data) throws(Failure) -> String {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: body), let choice = answer.choices.first
        else { throw .notACompletion }
        guard choice.finish != "length" else { throw .cutShort }
        guard let text = choice.message.content, text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        return text
    }
}
