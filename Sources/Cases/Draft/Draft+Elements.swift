public import FEEL
public import Services

extension Draft {
    /// Adds an element to a list of a page.
    ///
    /// - Parameter list: the list's path.
    /// - Returns: the element's path; nil when there is no such list, or it is full.
    public mutating func addElement(
        to list: String, on page: Page, of definition: ServiceDefinition, today: CivilDate
    ) -> String? {
        guard let found = shown(list, on: page, of: definition, today: today), found.elements.count < found.maximum
        else {
            return nil
        }
        var keys = ElementKeys(found.elements.map(\.key), last: lists[list]?.last ?? 0)
        let key = keys.add()
        lists[list] = keys
        return AnswerPath.element(key, of: list)
    }

    /// Removes an element from a list of a page. What was given in it is kept until the page is recorded, so that the
    /// removal can be undone.
    ///
    /// - Parameter element: the element's path.
    /// - Returns: false when there is no such element, or the list can't have fewer.
    public mutating func removeElement(
        _ element: String, on page: Page, of definition: ServiceDefinition, today: CivilDate
    ) -> Bool {
        guard let (list, key) = AnswerPath.listAndKey(of: element),
            let found = shown(list, on: page, of: definition, today: today),
            found.elements.contains(where: { $0.key == key }), found.elements.count > found.minimum
        else { return false }
        var keys = ElementKeys(found.elements.map(\.key), last: lists[list]?.last ?? 0)
        keys.remove(key)
        lists[list] = keys
        return true
    }

    /// Puts back an element that was removed, where it was.
    ///
    /// - Returns: false when it is there already, nothing of it is kept, or the list is full.
    public mutating func restoreElement(
        _ element: String, on page: Page, of definition: ServiceDefinition, today: CivilDate
    ) -> Bool {
        guard let (list, key) = AnswerPath.listAndKey(of: element),
            let found = shown(list, on: page, of: definition, today: today),
            !found.elements.contains(where: { $0.key == key }), found.elements.count < found.maximum,
            key <= lists[list]?.last ?? 0
        else { return false }
        lists[list]?.restore(key)
        return lists[list]?.keys.contains(key) ?? false
    }

    private func shown(
        _ list: String, on page: Page, of definition: ServiceDefinition, today: CivilDate
    ) -> ShownList? {
        for item in definition.evaluate(answers, on: today).items(on: page) {
            if let found = item.list(at: list) { return found }
        }
        return nil
    }
}
