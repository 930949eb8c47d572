import Foundation
import FoundationXML

/// An element of a document, by its local name: namespaces are what tells versions of DMN apart, and all are read alike.
struct XMLNode {
    let name: String
    let attributes: [String: String]
    var children: [XMLNode] = []
    /// The text that stands in it, but for that of its children.
    var text = ""
    /// The line on which it begins, from 1.
    let line: Int

    /// Why a document can't be read.
    struct Failure: Error, Sendable, Hashable {
        let message: String
        let line: Int
    }

    /// The children of a name.
    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The first child of a name.
    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// An attribute by its local name.
    subscript(_ attribute: String) -> String? {
        attributes[attribute] ?? attributes.first { $0.key.hasSuffix(":" + attribute) }?.value
    }

    /// The words of a child that holds text, without the spaces around them.
    func words(_ name: String) -> String? {
        first(name)?.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Reads a document. Entities of others and their files are never fetched.
    static func read(_ bytes: [UInt8]) throws(Failure) -> XMLNode {
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let builder = Builder()
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else {
            let message = parser.parserError.map { "\($0.localizedDescription)" } ?? "this is not XML"
            throw Failure(
                message: builder.isTooDeep ? "elements are nested too deep" : message, line: parser.lineNumber)
        }
        return root
    }

    /// Builds the tree as the parser goes.
    private final class Builder: NSObject, XMLParserDelegate {
        private static let maximumDepth = 256
        private var open: [XMLNode] = []
        private(set) var root: XMLNode?
        private(set) var isTooDeep = false

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if open.count >= Self.maximumDepth {
                isTooDeep = true
                parser.abortParsing()
                return
            }
            open.append(XMLNode(name: name, attributes: attributes, line: parser.lineNumber))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if let last = open.indices.last { open[last].text += text }
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            if let last = open.indices.last { open[last].text += String(decoding: block, as: UTF8.self) }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            guard let closed = open.popLast() else { return }
            if let last = open.indices.last { open[last].children.append(closed) } else { root = closed }
        }
    }
}
