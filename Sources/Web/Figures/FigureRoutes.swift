import Services

/// How services do: published for everyone, whole at the desk, and the one question that is counted.
enum FigureRoutes {
    static func routes() -> [Route] {
        [
            .get("/{language}/services/{service}/figures", access: .everyone, isKept: true, handler: FiguresPage.show),
            .get("/open-data/services/{service}.json", access: .everyone, isKept: true, handler: OpenData.json),
            .get("/open-data/services/{service}.csv", access: .everyone, isKept: true, handler: OpenData.csv),
            .get("/{language}/cases/{case}/opinion", access: .caseHolder, handler: SatisfactionPage.thanks),
            .post("/{language}/cases/{case}/opinion", access: .caseHolder, handler: SatisfactionPage.answer),
            .get("/{language}/desk/figures", access: .agent(.agent), handler: DeskFiguresPage.list),
            .get("/{language}/desk/figures/{service}", access: .agent(.agent), handler: DeskFiguresPage.show),
            .get("/{language}/desk/figures/{service}/{year}", access: .agent(.agent), handler: YearPage.show),
        ]
    }
}
