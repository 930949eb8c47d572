import FEEL
import Services
import Testing

@testable import Assistant

/// Call-backs are promised within the hours declared, on days that are worked, and each moment once.
@Suite struct ReceptionHoursTests {
    /// A town whose office calls back on Tuesday and Friday, in calls of a quarter of an hour.
    private static let text = """
        organisation: ville
        name: Ville
        reference: VI
        languages: [fr]
        time_zone: Europe/Paris
        offices:
          accueil:
            name: Accueil
            phone: "01 99 00 41 00"
            hours: {monday: ["09:00-12:00"], tuesday: ["09:00-12:00", "14:00-17:00"], friday: ["09:00-12:00"]}
            reception:
              live_minutes_at_most: 15
              conversations_at_once: 2
              callbacks: {minutes: 15, hours: {tuesday: ["10:00-10:40", "16:00-16:30"], friday: ["09:00-10:00"]}}
          voirie:
            name: Voirie
            phone: "01 99 00 41 50"
        courts: {}
        life_events:
          logement: {title: Se loger, icon: home}
        closures: [2026-11-27]
        """

    private let town: Organisation
    private let hours: ReceptionHours
    private let zone: Zone

    init() throws {
        let compiled = OrganisationCompiler.compile(SourceFile(path: "organisation.yaml", text: Self.text))
        town = try #require(compiled.organisation, "\(compiled.diagnostics.map(\.message))")
        zone = try #require(Zone(name: town.timeZone))
        hours = try #require(ReceptionHours(town.offices[0], zone: zone, calendar: town.calendar))
    }

    private func at(_ day: String, _ minute: Int) throws -> Instant {
        let date = try #require(CivilDate(iso8601: day))
        return try #require(zone.instant(on: date, minuteOfDay: minute))
    }

    private func time(_ day: String, _ minute: Int) throws -> CallbackTime {
        let date = try #require(CivilDate(iso8601: day))
        return CallbackTime(day: date, minute: minute)
    }

    @Test func `a call that would not end within the hours does not begin`() {
        let rule = town.offices[0].reception?.callbacks
        #expect(rule?.starts(onWeekday: 2) == [600, 615, 960, 975])
        #expect(rule?.starts(onWeekday: 5) == [540, 555, 570, 585])
        #expect(rule?.starts(onWeekday: 1) == [])
    }

    @Test func `the earliest call is after now, on a day that is worked, and promised to nobody`() throws {
        // Tuesday 24 November 2026, before and during the hours; the Friday after is a closure.
        #expect(hours.earliestCallback(after: try at("2026-11-24", 540), except: []) == (try time("2026-11-24", 600)))
        #expect(hours.earliestCallback(after: try at("2026-11-24", 601), except: []) == (try time("2026-11-24", 960)))
        #expect(hours.earliestCallback(after: try at("2026-11-24", 1_000), except: []) == (try time("2026-12-01", 600)))
        let promised: Set = [try time("2026-12-01", 600), try time("2026-12-01", 615)]
        #expect(
            hours.earliestCallback(after: try at("2026-11-24", 1_000), except: promised)
                == (try time("2026-12-01", 960)))
    }

    @Test func `people choose among mornings and afternoons`() throws {
        let choices = hours.callbackChoices(after: try at("2026-11-23", 540), except: [], days: 3)
        #expect(
            choices == [try time("2026-11-24", 600), try time("2026-11-24", 960), try time("2026-12-01", 600)])
    }

    @Test func `once all are promised, none is`() throws {
        let now = try at("2026-11-24", 540)
        let all = Set(hours.callbackTimes(after: now))
        #expect(all.count > 20)
        #expect(hours.earliestCallback(after: now, except: all) == nil)
    }

    @Test func `an office is open in its hours, and another receives for the one that does not`() throws {
        #expect(hours.isOpen(at: try at("2026-11-24", 600)))
        #expect(!hours.isOpen(at: try at("2026-11-24", 750)))
        #expect(!hours.isOpen(at: try at("2026-11-27", 600)), "a closure")
        #expect(town.receivingOffice(for: "voirie")?.id == "accueil")
        #expect(ReceptionHours(town.offices[1], zone: zone, calendar: town.calendar) == nil)
    }

    /// Whatever the moments at which people ask, and whoever gives theirs back, no day holds more calls than its declared
    /// hours allow, and no moment two.
    @Test(arguments: 0..<10) func `what is promised never exceeds the hours declared`(seed: Int) throws {
        var random = SeededNumbers(seed: UInt64(seed))
        var promised: Set<CallbackTime> = []
        var now = try at("2026-11-20", 500)
        for _ in 0..<400 {
            now = now.adding(seconds: Int64.random(in: 0...20_000, using: &random))
            if Int.random(in: 0..<4, using: &random) == 0, let given = promised.randomElement(using: &random) {
                promised.remove(given)
            } else if let next = hours.earliestCallback(after: now, except: promised) {
                #expect(promised.insert(next).inserted, "seed \(seed)")
                let moment = try #require(zone.instant(on: next.day, minuteOfDay: next.minute))
                #expect(moment > now, "seed \(seed)")
            }
            for (day, times) in Dictionary(grouping: promised, by: \.day) {
                #expect(times.count <= hours.callbackPlaces(on: day), "seed \(seed)")
                let minutes = times.count * 15
                let declared = day.weekday == 2 ? 70 : day.weekday == 5 && day.description != "2026-11-27" ? 60 : 0
                #expect(minutes <= declared, "seed \(seed): \(minutes) of \(declared) on \(day)")
            }
        }
        #expect(promised.count > 5)
    }
}
