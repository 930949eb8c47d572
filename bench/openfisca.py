#!/usr/bin/env python3
"""Compares Parvis' two simulations with OpenFisca-France, on households drawn at random.

    python bench/openfisca.py [-n 5000] [--seed 2026]   draw, run OpenFisca, compare with *_parvis.csv where it exists
    python bench/openfisca.py --time                    OpenFisca's times and memory

It needs `openfisca-france` from PyPI, in a virtual environment of its own. docs/simulations.md has the commands in order.

Files, in the folder given by --folder:
    cheque.csv, bourse.csv                        the households: one column per question of the service
    cheque_openfisca.csv, bourse_openfisca.csv    the same, then what OpenFisca gives
    cheque_law.csv, bourse_law.csv                the same, then the law in exact fractions (the functions `*_law` below)
    cheque_parvis.csv, bourse_parvis.csv          what `parvis simulate` gives, if present

In CSV, booleans are true/false, numbers have a point, and a question that is not asked is empty.

What is computed in OpenFisca, and for which period:
    cheque_energie    (menage, YEAR)   for the year of the voucher.
        reads cheque_energie_unites_consommation (menage, YEAR), which counts persons and garde_alternee (individu, MONTH) in January;
        rfr (foyer_fiscal, YEAR) of year - 2, given as an input; statut_occupation_logement and residence_saint_martin (menage,
        MONTH) in January; age (individu, MONTH), of which the formula only wants that it exists.
    bourse_college    (famille, MONTH)  for September of the year in which school starts. The value is for a year, for the family.
        reads bourse_college_echelon (famille, MONTH); rfr (foyer_fiscal, YEAR) of year - 2, given as an input: the law has said
        year - 1 since 2019, so the income that the household answers is put where the formula looks; age and scolarite
        (individu, MONTH) in September.
"""
import argparse, csv, os, random, resource, statistics, sys, time
from collections import Counter
from fractions import Fraction as F

QUESTIONS = {
    'cheque': ['annee', 'logement', 'contrat_electricite', 'adultes', 'enfants', 'enfants_alternes', 'revenu'],
    'bourse': ['rentree', 'etablissement_admis', 'enfants', 'collegiens', 'revenu'],
}
RESULTS = {'cheque': ['uc', 'droit', 'montant'], 'bourse': ['echelon', 'droit', 'montant']}

# --- The law, in exact fractions, written from the texts (docs/law/cheque-energie.md, docs/law/bourse-college.md) -------------------------
# `as_package` is a set of points on which the package's reading is taken instead, so that each difference can be given its cause.

CHEQUE_POINTS = {
    'bareme': 'arrêtés du 3 mars 2023 et du 31 juillet 2025: thresholds 5 700, 6 800, 7 850 and 11 000 (the package stops at 2021)',
    'alternes': 'code de l\'énergie, R. 124-1: each child in shared custody weighs half of 0.5 or 0.3, up to 2024 (the package adds up half persons)',
    'gratuit': 'code de l\'énergie, R. 124-1: a home lived in free of charge (the package leaves it out)',
    'contrat': 'code de l\'énergie, L. 124-1 and R. 124-1 since 2025: the holder of the electricity contract (not in the package)',
}
FACE = {
    2018: [(144, 190, 227), (96, 126, 152), (48, 63, 76)],
    2019: [(194, 240, 277), (146, 176, 202), (98, 113, 126), (48, 63, 76)],
}


def cheque_thresholds(year, as_package):
    if year == 2018: return [5600, 6700, 7700]
    if year < 2021: return [5600, 6700, 7700, 10700]
    if year < 2023 or 'bareme' in as_package: return [5600, 6700, 7700, 10800]
    return [5700, 6800, 7850, 11000]


def cheque_law(q, as_package=frozenset()):
    year, whole, shared = q['annee'], q['adultes'] + q['enfants'], q['enfants_alternes']
    if 'alternes' in as_package:
        people = whole + F(shared, 2)
        uc = 1 + F(1, 2) * min(people - 1, 1) + F(3, 10) * max(people - 2, 0)
    else:
        # One person after the other, those in shared custody last and for half of their weight.
        uc = sum(F(10 if i == 0 else 5 if i == 1 else 3, 10) / (1 if i < whole else 2) for i in range(whole + shared))
        if year >= 2025 and whole == 1 and shared >= 2: uc += F(1, 10)
    home = q['logement'] == 'ordinaire' or (q['logement'] == 'gratuit' and 'gratuit' not in as_package)
    if year >= 2025 and 'contrat' not in as_package: home = home and q['contrat_electricite']
    band = sum(q['revenu'] / uc >= t for t in cheque_thresholds(year, as_package))
    face = FACE[2018 if year == 2018 else 2019]
    amount = face[band][0 if uc == 1 else 1 if uc < 2 else 2] if home and band < len(face) else 0
    return {'uc': uc, 'droit': amount > 0, 'montant': F(amount)}


BOURSE_POINTS = {
    'smic': 'code de l\'éducation, D. 531-5 since décret n° 2019-918, and the ceilings published: Smic of the year before (of the year itself in 2022); the package takes that of two years before',
    'bmaf': 'loi n° 2022-1158: BMAF of 1 July 2022 for the school year 2022-2023 (the package takes 1 January)',
    'demi': 'arrêté du 22 mars 2016: ceilings to the nearest euro, a half goes up as published (numpy rounds it to the even one)',
}
COEFFICIENT = {  # by level, for 1 to 8 children
    3: '296.8 365.3 433.8 502.3 570.8 639.3 707.8 776.3',
    2: '841.2 1035.4 1229.5 1423.7 1617.8 1811.9 2006.1 2200.2',
    1: '1556.2 1915.3 2274.4 2633.5 2992.7 3351.8 3710.9 4070',
}
COEFFICIENT = {level: [F(c) for c in text.split()] for level, text in COEFFICIENT.items()}
SMIC_JULY = {y: F(v) for y, v in {2017: '9.76', 2018: '9.88', 2019: '10.03', 2020: '10.15', 2021: '10.25', 2022: '10.85', 2023: '11.52', 2024: '11.65', 2025: '11.88'}.items()}
BMAF_JANUARY = {y: F(v) for y, v in {2019: '411.92', 2020: '413.16', 2021: '414.40', 2022: '414.81', 2023: '439.17', 2024: '445.93', 2025: '466.44', 2026: '474.37'}.items()}
SHARE = {3: F('1.1075'), 2: F('0.7091'), 1: F('0.2560')}


def half_up(x): return (2 * x + 1) // 2


def bourse_law(q, as_package=frozenset()):
    year = q['rentree']
    smic = SMIC_JULY[year - 2 if 'smic' in as_package else 2022 if year == 2022 else year - 1]
    bmaf = F('439.17') if year == 2022 and 'bmaf' not in as_package else BMAF_JANUARY[year]
    nearest = round if 'demi' in as_package else half_up
    i = min(q['enfants'], 8) - 1
    level = next((n for n in (3, 2, 1) if q['revenu'] <= nearest(COEFFICIENT[n][i] * smic)), 0)
    each = 3 * half_up(bmaf * SHARE[level] / 3) if level else 0
    amount = each * q['collegiens'] if q['etablissement_admis'] else 0
    return {'echelon': F(level), 'droit': amount > 0, 'montant': F(amount)}


SERVICES = {'cheque': (cheque_law, CHEQUE_POINTS), 'bourse': (bourse_law, BOURSE_POINTS)}

# --- Households -------------------------------------------------------------------------------------------------------------------


def near(rng, edge):
    """An income on an edge of the scale, or within two euros of it."""
    return max(0, int(edge) + rng.choice([-2, -1, 0, 0, 1, 2]))


def draw_cheque(rng):
    q = {'annee': rng.randint(2018, 2026), 'logement': rng.choices(['ordinaire', 'gratuit', 'foyer'], [88, 7, 5])[0]}
    q['contrat_electricite'] = None if q['annee'] < 2025 else rng.random() < 0.93
    q['adultes'] = rng.choices([1, 2, 3, 4], [52, 40, 6, 2])[0]
    q['enfants'] = rng.choices([0, 1, 2, 3, 4, 5], [45, 22, 20, 9, 3, 1])[0]
    q['enfants_alternes'] = rng.choices([0, 1, 2, 3, 4], [72, 12, 11, 4, 1])[0]
    q['revenu'] = 0
    if rng.random() < 0.4:
        uc = cheque_law(q, rng.choice([frozenset(), frozenset({'alternes'})]))['uc']
        q['revenu'] = near(rng, uc * rng.choice(cheque_thresholds(q['annee'], rng.choice([(), ('bareme',)]))))
    else:
        q['revenu'] = 0 if rng.random() < 0.05 else int(rng.lognormvariate(9.6, 0.7))
    return q


def draw_bourse(rng):
    q = {'rentree': rng.randint(2019, 2026), 'etablissement_admis': rng.random() < 0.95}
    q['enfants'] = rng.choices(range(1, 11), [24, 34, 22, 10, 4, 2, 1, 1, 1, 1])[0]
    q['collegiens'] = min(q['enfants'], rng.choices([1, 2, 3, 4], [70, 23, 6, 1])[0])
    if rng.random() < 0.5:
        smic = SMIC_JULY[q['rentree'] - rng.choice([1, 1, 2])]
        q['revenu'] = near(rng, COEFFICIENT[rng.choice([1, 2, 3])][min(q['enfants'], 8) - 1] * smic)
    else:
        q['revenu'] = 0 if rng.random() < 0.05 else int(rng.lognormvariate(9.5, 0.8))
    return q


DRAW = {'cheque': draw_cheque, 'bourse': draw_bourse}

# --- OpenFisca --------------------------------------------------------------------------------------------------------------------

HOME = {'ordinaire': 'locataire_vide', 'gratuit': 'loge_gratuitement', 'foyer': 'locataire_foyer'}


def members(service, q):
    """The persons of a household: role in the menage, in the foyer fiscal, in the famille, age, shared custody, pupil of a collège."""
    if service == 'bourse':
        yield ('personne_de_reference', 'declarant_principal', 'demandeur', 40, False, False)
        for i in range(q['enfants']):
            yield ('enfant', 'personne_a_charge', 'enfant', 12, False, q['etablissement_admis'] and i < q['collegiens'])
        return
    for i in range(q['adultes']):
        yield (('personne_de_reference', 'conjoint', 'autre')[min(i, 2)], ('declarant_principal', 'conjoint', 'personne_a_charge')[min(i, 2)],
               ('demandeur', 'conjoint', 'enfant')[min(i, 2)], 40, False, False)
    for i in range(q['enfants'] + q['enfants_alternes']):
        yield ('enfant', 'personne_a_charge', 'enfant', 10, i >= q['enfants'], False)


def build(system, service, households, year):
    """One simulation of all the households of one year, from arrays."""
    import numpy as np
    from openfisca_core.simulation_builder import SimulationBuilder
    people = [(h, *m) for h, q in enumerate(households) for m in members(service, q)]
    home, menage, foyer, famille, age, shared, pupil = zip(*people)
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity('individu', np.arange(len(people)))
    for key, roles in (('menage', menage), ('foyer_fiscal', foyer), ('famille', famille)):
        entity = builder.declare_entity(key, np.arange(len(households)))
        builder.join_with_persons(entity, np.array(home), roles=np.array(roles))
    simulation = builder.build(system)
    month = f'{year}-09' if service == 'bourse' else f'{year}-01'
    simulation.set_input('age', month, np.array(age))
    simulation.set_input('rfr', str(year - 2), np.array([q['revenu'] for q in households], dtype=float))
    if service == 'bourse':
        simulation.set_input('scolarite', month, np.where(pupil, 'college', 'primaire'))
    else:
        simulation.set_input('garde_alternee', month, np.array(shared))
        simulation.set_input('statut_occupation_logement', month, np.array([HOME[q['logement']] for q in households]))
    return simulation


def calculate(service, simulation, year):
    if service == 'bourse':
        return {'echelon': simulation.calculate('bourse_college_echelon', f'{year}-09'), 'montant': simulation.calculate('bourse_college', f'{year}-09')}
    return {'uc': simulation.calculate('cheque_energie_unites_consommation', year), 'montant': simulation.calculate('cheque_energie', year)}


def openfisca(system, service, households):
    results = [None] * len(households)
    key = QUESTIONS[service][0]
    for year in sorted({q[key] for q in households}):
        where = [i for i, q in enumerate(households) if q[key] == year]
        values = calculate(service, build(system, service, [households[i] for i in where], year), year)
        for j, i in enumerate(where):
            results[i] = {name: float(v[j]) for name, v in values.items()}
            results[i]['droit'] = results[i]['montant'] > 0
    return results


def load_system():
    start = time.perf_counter()
    from openfisca_france import CountryTaxBenefitSystem
    system = CountryTaxBenefitSystem()
    from importlib.metadata import version
    print(f'OpenFisca-France {version("openfisca-france")}, core {version("openfisca-core")}: loaded in {time.perf_counter() - start:.1f} s')
    return system

# --- CSV --------------------------------------------------------------------------------------------------------------------------


def cell(v):
    if v is None: return ''
    if isinstance(v, bool): return 'true' if v else 'false'
    if isinstance(v, (F, float)): return f'{float(v):.10g}'
    return str(v)


def value(text):
    if text in ('', 'null'): return None
    if text in ('true', 'false'): return text == 'true'
    try: return F(text)
    except ValueError: return text


def write(path, service, households, results=None):
    names = QUESTIONS[service] + (RESULTS[service] if results else [])
    with open(path, 'w', newline='', encoding='utf-8') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(names)
        for i, q in enumerate(households):
            row = {**q, **(results[i] if results else {})}
            out.writerow([cell(row[n]) for n in names])


def read_ours(path, service, households):
    with open(path, newline='', encoding='utf-8') as f:
        rows = [{k: value(v) for k, v in row.items()} for row in csv.DictReader(f)]
    if len(rows) != len(households): sys.exit(f'{path}: {len(rows)} rows, {len(households)} expected')
    for i, (row, q) in enumerate(zip(rows, households)):
        for n in QUESTIONS[service]:
            if n in row and row[n] != (F(q[n]) if isinstance(q[n], int) and not isinstance(q[n], bool) else q[n]):
                sys.exit(f'{path}: row {i + 2}: {n} is {row[n]}, not {q[n]}: another draw?')
    return rows

# --- Comparison -------------------------------------------------------------------------------------------------------------------


def reading(service, q):
    """The causes for which the package's exact reading and the law part on this household: the fewest points that explain it."""
    law, points = SERVICES[service]
    target = law(q, frozenset(points))['montant']
    single = [p for p in points if law(q, frozenset({p}))['montant'] != law(q)['montant']]
    for p in single:
        if law(q, frozenset({p}))['montant'] == target: return (p,)
    needed = tuple(p for p in points if law(q, frozenset(points) - {p})['montant'] != target or p in single)
    return needed or tuple(points)


def same(a, b): return abs(float(a) - float(b)) < 0.005


def compare(service, households, theirs, ours, who):
    law, points = SERVICES[service]
    equal, causes, examples = 0, Counter(), {}
    for q, t, o in zip(households, theirs, ours):
        exact, package = law(q), law(q, frozenset(points))
        if o['montant'] is None: cause = 'UNEXPLAINED: we give no amount'
        elif not same(o['montant'], exact['montant']): cause = 'UNEXPLAINED: we do not give the law\'s figure'
        elif 'droit' in o and o['droit'] is not None and o['droit'] != exact['droit']: cause = 'UNEXPLAINED: droit'
        elif same(o['montant'], t['montant']): equal += 1; continue
        elif same(t['montant'], package['montant']): cause = 'law: ' + ' + '.join(points[p] for p in reading(service, q))
        # Not even the package's own rule in exact numbers gives what it gives: 32-bit floats, at the edge of a threshold.
        elif at_edge(service, q): cause = 'float artefact: OpenFisca computes with 32-bit floats, at a threshold'
        else: cause = 'UNEXPLAINED: OpenFisca does not follow its own rule'
        causes[cause] += 1
        examples.setdefault(cause, (q, f'{who} {float(o["montant"] or 0):g}, OpenFisca {t["montant"]:g}, law {float(exact["montant"]):g}'))
    print(f'\n{service}: {len(households)} compared ({who} / OpenFisca), {equal} equal, {sum(causes.values())} different')
    for cause, n in causes.most_common():
        print(f'  {n:6} {cause}\n         e.g. {examples[cause][0]}: {examples[cause][1]}')
    print(f'  unexplained: {sum(n for c, n in causes.items() if c.startswith("UNEXPLAINED"))}')


def at_edge(service, q):
    law, points = SERVICES[service]
    around = {law({**q, 'revenu': max(0, q['revenu'] + d)}, frozenset(points))['montant'] for d in (-1, 0, 1)}
    return len(around) > 1

# --- Time -------------------------------------------------------------------------------------------------------------------------


def memory(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def times(system, n, seed):
    print(f'memory peak once loaded: {memory():.0f} MiB')
    for service, key in (('cheque', 'annee'), ('bourse', 'rentree')):
        rng = random.Random(seed)
        households = [DRAW[service](rng) for _ in range(n)]
        years = sorted({q[key] for q in households})
        calculate(service, build(system, service, [{**households[0], key: 2025, 'contrat_electricite': True}], 2025), 2025)  # warm up
        building = computing = 0.0
        for year in years:
            group = [q for q in households if q[key] == year]
            start = time.perf_counter(); simulation = build(system, service, group, year); building += time.perf_counter() - start
            start = time.perf_counter(); calculate(service, simulation, year); computing += time.perf_counter() - start
        print(f'{service}: {n} households, {len(years)} years, from arrays: building {building:.3f} s, computing {computing:.3f} s '
              f'({(building + computing) / n * 1e6:.1f} µs each); memory peak {memory():.0f} MiB')
        q = next(q for q in households if q[key] == 2025)
        one, situation = [], situation_of(service, q, 2025)
        for _ in range(30):
            start = time.perf_counter(); s = build(system, service, [q], 2025); calculate(service, s, 2025); one.append(time.perf_counter() - start)
        from openfisca_core.simulation_builder import SimulationBuilder
        import json
        text, parsed = json.dumps(situation), []
        for _ in range(30):
            start = time.perf_counter()
            s = SimulationBuilder().build_from_entities(system, json.loads(text))
            got = calculate(service, s, 2025); parsed.append(time.perf_counter() - start)
        assert same(got['montant'][0], openfisca(system, service, [q])[0]['montant'])
        print(f'{service}: one household, median of 30: from arrays {statistics.median(one) * 1000:.2f} ms, from JSON {statistics.median(parsed) * 1000:.2f} ms')


def situation_of(service, q, year):
    """One household as OpenFisca's web API takes it."""
    month = f'{year}-09' if service == 'bourse' else f'{year}-01'
    individus, menage, foyer, famille = {}, {'personne_de_reference': [], 'conjoint': [], 'enfants': [], 'autres': []}, {'declarants': [], 'personnes_a_charge': []}, {'parents': [], 'enfants': []}
    for i, (m, f, a, age, shared, pupil) in enumerate(members(service, q)):
        name = f'p{i}'
        individus[name] = {'age': {month: age}}
        if service == 'bourse': individus[name]['scolarite'] = {month: 'college' if pupil else 'primaire'}
        else: individus[name]['garde_alternee'] = {month: shared}
        menage[{'enfant': 'enfants', 'autre': 'autres'}.get(m, m)].append(name)
        foyer['personnes_a_charge' if f == 'personne_a_charge' else 'declarants'].append(name)
        famille['enfants' if a == 'enfant' else 'parents'].append(name)
    foyer['rfr'] = {str(year - 2): q['revenu']}
    if service == 'cheque': menage['statut_occupation_logement'] = {month: HOME[q['logement']]}
    return {'individus': individus, 'menages': {'m': menage}, 'foyers_fiscaux': {'f': foyer}, 'familles': {'a': famille}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('-n', type=int, default=5000, help='households of each service')
    parser.add_argument('--seed', type=int, default=2026)
    parser.add_argument('--folder', default='.build/openfisca', help='where the files are')
    parser.add_argument('--time', action='store_true', help="OpenFisca's times for 100,000 households, and for one")
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    system = load_system()
    if args.time: return times(system, 100_000, args.seed)
    for service, (law, points) in SERVICES.items():
        rng = random.Random(f'{args.seed} {service}')
        households = [DRAW[service](rng) for _ in range(args.n)]
        theirs, exact = openfisca(system, service, households), [law(q) for q in households]
        path = os.path.join(args.folder, service)
        write(path + '.csv', service, households)
        write(path + '_openfisca.csv', service, households, theirs)
        write(path + '_law.csv', service, households, exact)
        if os.path.exists(path + '_parvis.csv'):
            compare(service, households, theirs, read_ours(path + '_parvis.csv', service, households), 'Parvis')
        else:
            print(f'\n{service}_parvis.csv is not there: the law in exact fractions stands in for it')
            compare(service, households, theirs, exact, 'law')


if __name__ == '__main__':
    main()
