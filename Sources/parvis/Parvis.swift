@main
struct Parvis { static func main() {} }
