import Cases
import FEEL
import Services

/// A draft with the bytes by which each version of the format wrote it. Never change these bytes: drafts that wait for
/// their person must stay readable.
enum GoldenDrafts {
    static let version1 = """
        010266720341424302046461746501020364617901023331056d6f6e746801023939036e6f6d00000403416461010870\
        6572736f6e6e65
        """
    static let version2 = """
        020266720341424302046461746501020364617901023331056d6f6e746801023939036e6f6d00000403416461010870\
        6572736f6e6e650107656e66616e747302010304
        """

    static let version3 = """
        030266720341424302046461746501020364617901023331056d6f6e746801023939036e6f6d00000403416461010870\
        6572736f6e6e650107656e66616e74730201030401036e6f6d04657461740403416461
        """

    static let version4 = """
        040266720341424302046461746501020364617901023331056d6f6e746801023939036e6f6d00000403416461010870\
        6572736f6e6e650107656e66616e74730201030401036e6f6d0465746174040341646101066368616e6765000102030405060708\
        090a0b0c0d0e0f0c56432d323232322d32323258
        """
    /// The same of version 5, begun by the assistant.
    static let version5 = """
        050266720341424302046461746501020364617901023331056d6f6e746801023939036e6f6d00000403416461010870\
        6572736f6e6e650107656e66616e74730201030401036e6f6d0465746174040341646101066368616e6765000102030405060708\
        090a0b0c0d0e0f0c56432d323232322d3232325809617373697374616e74
        """

    /// The draft that version 1 wrote: it knew no lists.
    static var draft: Draft {
        var draft = Draft(language: .fr, accessCode: "ABC")
        draft.entries["nom"] = .answer(Answer("Ada"))
        draft.entries["date"] = .raw(RawAnswer(parts: ["day": ["31"], "month": ["99"]]))
        draft.completedPages = ["personne"]
        return draft
    }

    /// The same with a list of which an element was removed.
    static var draftWithList: Draft {
        var draft = draft
        draft.lists["enfants"] = ElementKeys([1, 3], last: 4)
        return draft
    }

    /// The same with what a register said.
    static var draftWithStatement: Draft {
        var draft = draftWithList
        draft.statements["nom"] = RegisterStatement(register: "etat", value: "Ada")
        return draft
    }

    /// The same, taking up a granted request.
    static var draftThatTakesUp: Draft {
        var draft = draftWithStatement
        guard let id = Identifier(bytes: Array(UInt8(0)...15)), let reference = Reference("VC-2222-222X") else {
            return draft
        }
        draft.takesUp = Continuation(kind: .change, other: RelatedCase(id: id, reference: reference))
        return draft
    }

    /// The same, begun by the assistant.
    static var draftOfTheAssistant: Draft {
        var draft = draftThatTakesUp
        draft.channel = .assistant
        return draft
    }
}
