/// Reads the parts of dates, times and durations as ISO 8601 and XML Schema write them, byte by byte.
struct TemporalReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    @discardableResult
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Digits as an integer, and how many there were; nil for none or more than eighteen.
    private mutating func digits() -> (value: Int, count: Int)? {
        var (value, count) = (0, 0)
        while let digit = next?.decimalDigit {
            guard count < 18 else { return nil }
            value = value * 10 + digit
            count += 1
            position += 1
        }
        return count == 0 ? nil : (value, count)
    }

    private mutating func twoDigits() -> Int? {
        guard let number = digits(), number.count == 2 else { return nil }
        return number.value
    }

    /// Up to nine digits of a fraction as billionths; further digits are cut.
    private mutating func fraction() -> Int? {
        var (value, count) = (0, 0)
        while let digit = next?.decimalDigit {
            if count < 9 { value = value * 10 + digit }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 9)..<9 { value *= 10 }
        return value
    }

    mutating func date() -> CivilDate? {
        let negative = skip("-")
        guard let year = digits(), year.count >= 4,
            year.count == 4 || bytes[position - year.count] != UInt8(ascii: "0"),
            skip("-"), let month = twoDigits(), skip("-"), let day = twoDigits()
        else { return nil }
        return CivilDate(year: negative ? -year.value : year.value, month: month, day: day)
    }

    mutating func time() -> CivilTime? {
        guard let hour = twoDigits(), skip(":"), let minute = twoDigits(), skip(":"), let second = twoDigits()
        else { return nil }
        var nanosecond = 0
        if skip(".") {
            guard let value = fraction() else { return nil }
            nanosecond = value
        }
        return CivilTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond).flatMap { time(after: $0) }
    }

    /// A time with the zone that follows it, if any.
    mutating func time(after time: CivilTime) -> CivilTime? {
        guard !isAtEnd else { return time }
        guard let zone = zone() else { return nil }
        return CivilTime(
            hour: time.hour, minute: time.minute, second: time.second, nanosecond: time.nanosecond, zone: zone)
    }

    /// Skips `24:00:00`.
    mutating func skipEndOfDay() -> Bool {
        let text = Array("24:00:00".utf8)
        guard bytes[position...].starts(with: text) else { return false }
        position += text.count
        return true
    }

    private mutating func zone() -> TimeZoneReference? {
        if skip("Z") { return .offset(seconds: 0) }
        if skip("@") {
            let start = position
            while let byte = next, TemporalReader.isZoneCharacter(byte) { position += 1 }
            guard position > start else { return nil }
            let name = String(decoding: bytes[start..<position], as: UTF8.self)
            return ZoneTable.has(name) ? .named(name) : nil
        }
        let negative = next == UInt8(ascii: "-")
        guard skip("-") || skip("+"), let hours = twoDigits(), skip(":"), let minutes = twoDigits(), minutes < 60
        else { return nil }
        var seconds = hours * 3600 + minutes * 60
        if skip(":") {
            guard let value = twoDigits(), value < 60 else { return nil }
            seconds += value
        }
        return .offset(seconds: negative ? -seconds : seconds)
    }

    private static func isZoneCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
        default: false
        }
    }

    mutating func daysAndTime() -> DaysAndTimeDuration? {
        let negative = skip("-")
        guard skip("P") else { return nil }
        var (total, found, inTime) = (Int128(0), false, false)
        var units: [(letter: Unicode.Scalar, seconds: Int128)] = [("D", 86_400)]
        while !isAtEnd {
            if !inTime, skip("T") {
                (inTime, found) = (true, false)
                units = [("H", 3600), ("M", 60), ("S", 1)]
            }
            guard let amount = digits() else { return nil }
            var nanoseconds = Int128(amount.value) * 1_000_000_000
            let hasFraction = skip(".")
            if hasFraction {
                // A point without digits says nothing (XML Schema 1.1, 3.3.6.2, would not have it).
                if next != UInt8(ascii: "S") {
                    guard let value = fraction() else { return nil }
                    nanoseconds += Int128(value)
                }
            }
            var matched = false
            while !units.isEmpty, !matched {
                let unit = units.removeFirst()
                guard skip(unit.letter) else { continue }
                guard !hasFraction || unit.letter == "S" else { return nil }
                total += nanoseconds * unit.seconds
                matched = true
            }
            guard matched else { return nil }
            found = true
        }
        guard found else { return nil }
        return DaysAndTimeDuration(totalNanoseconds: negative ? -total : total)
    }

    mutating func yearsAndMonths() -> YearsAndMonthsDuration? {
        let negative = skip("-")
        guard skip("P"), let first = digits() else { return nil }
        var months = 0
        if skip("Y") {
            let (product, overflow) = first.value.multipliedReportingOverflow(by: 12)
            guard !overflow else { return nil }
            months = product
            if !isAtEnd {
                guard let second = digits(), skip("M") else { return nil }
                let (sum, overflow) = months.addingReportingOverflow(second.value)
                guard !overflow else { return nil }
                months = sum
            }
        } else {
            guard skip("M") else { return nil }
            months = first.value
        }
        return YearsAndMonthsDuration(months: negative ? -months : months)
    }
}
