import Services

/// How numbers, months, days and measures are said in French and in English.
enum RephrasingNumbers {
    static func values(_ language: Language) -> [String: Int] { language == .fr ? french : english }

    private static let french: [String: Int] = [
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
        "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "nonante": 90, "cent": 100,
        "cents": 100, "mille": 1_000, "million": 1_000_000, "millions": 1_000_000, "zero": 0,
    ]

    private static let english: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11,
        "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
        "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "zero": 0,
    ]

    static let ordinals: [String: Int] = [
        "premier": 1, "premiere": 1, "premiers": 1, "premieres": 1, "deuxieme": 2, "seconde": 2, "second": 2,
        "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9,
        "dixieme": 10, "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10,
    ]

    static let months: [String: Int] = [
        "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
        "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5,
        "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    ]

    static let weekdays: [String: Int] = [
        "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7, "lundis": 1,
        "mardis": 2, "mercredis": 3, "jeudis": 4, "vendredis": 5, "samedis": 6, "dimanches": 7, "monday": 1,
        "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7, "mondays": 1,
        "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6, "sundays": 7,
    ]

    /// Units of time.
    static let spans: Set<String> = ["day", "week", "month", "year", "h", "min", "quarter", "semester"]

    /// Units of measure, each under one name in both languages.
    static let measures: [String: String] = [
        "jour": "day", "jours": "day", "day": "day", "days": "day", "semaine": "week", "semaines": "week",
        "week": "week", "weeks": "week", "mois": "month", "month": "month", "months": "month", "an": "year",
        "ans": "year", "annee": "year", "annees": "year", "year": "year", "years": "year", "heure": "h", "heures": "h",
        "hour": "h", "hours": "h", "minute": "min", "minutes": "min", "min": "min", "trimestre": "quarter",
        "trimestres": "quarter", "quarter": "quarter", "quarters": "quarter", "semestre": "semester",
        "semestres": "semester", "euro": "€", "euros": "€", "eur": "€", "centime": "cent", "centimes": "cent",
        "pound": "£", "pounds": "£", "dollar": "$", "dollars": "$", "percent": "%", "km": "km", "kilometre": "km",
        "kilometres": "km", "metre": "m", "metres": "m", "m": "m", "cm": "cm", "centimetres": "cm", "mm": "mm",
        "kg": "kg", "kilos": "kg", "kilogrammes": "kg", "litre": "l", "litres": "l", "degres": "°",
    ]
}
