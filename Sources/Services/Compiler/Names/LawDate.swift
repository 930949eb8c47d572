/// The name by which expressions call the day at which the law is read.
enum LawDate {
    static let name = "law_date"
}
