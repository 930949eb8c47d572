"""The table of a run, and the page that holds it."""

import os
import platform
import re
from pathlib import Path

from forms import at
from measure import CONNECTIONS, THREADS


def machine():
    text = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.+)", text)
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 1e6
    return f"{os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), {memory:.0f} GB, Linux {platform.release()}"


def aim(reached, text):
    return f"- {'Reached' if reached else '**Not reached**'}: {text}"


def large_forms(forms):
    """The table of large forms, and what was aimed at."""
    lines = [
        "| Large forms, every question answered | page, median | page, 99 % | change, median | change, 99 % | change alone |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for form in forms:
        lines.append(
            f"| {form.questions:,} questions (a page of 20, {form.page_kilobytes:.1f} kB) | {at(form.page, .5):.1f} ms "
            f"| {at(form.page, .99):.1f} ms | {at(form.change, .5):.1f} ms | {at(form.change, .99):.1f} ms "
            f"| {form.alone} ms |")
    page = max(at(form.page, .5) for form in forms)
    change = max(at(form.change, .5) for form in forms)
    aims = [
        aim(page < 50, f"a page of a form of up to 2,000 questions in under 50 ms ({page:.1f} ms)"),
        aim(change < 5, f"a change answered in under 5 ms at 2,000 questions ({change:.1f} ms)"),
    ]
    return lines, aims


def milliseconds(text):
    """What wrk writes as `1.2ms`, `3.4s` or `560us`."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1_000, "m": 60_000}[unit]


def large_desk(desk):
    """The table of the desk over many cases, and what was aimed at."""
    lines = [
        f"| The desk over {desk.cases:,} cases | requests/s | median | 99 % | wrong answers |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for measure in [*desk.lists, desk.case_page]:
        lines.append(
            f"| {measure.name} | {measure.per_second:,.0f} | {measure.median} | {measure.p99} | {measure.wrong} |")
    lines += ["", "| Files of all these cases | cases/s | seconds | memory at most |", "| --- | ---: | ---: | ---: |"]
    for name, taken, seconds, most in desk.exports:
        lines.append(f"| {name} | {taken / seconds:,.0f} | {seconds:.1f} | {most:.0f} MB |")
    lines.append(f"| `parvis seed cases` | {desk.seeded_per_second:,.0f} | {desk.cases / desk.seeded_per_second:.1f} | |")
    slowest = max(milliseconds(measure.p99) for measure in desk.lists)
    export = max(taken / seconds for _, taken, seconds, _ in desk.exports)
    memory = max(most for _, _, _, most in desk.exports)
    aims = [
        aim(slowest < 20, f"99 % of every list under 20 ms at {CONNECTIONS} connections ({slowest:.0f} ms)"),
        aim(export >= 50_000, f"an export at 50,000 cases a second or more ({export:,.0f})"),
        aim(memory < 200, f"under 200 MB while exporting ({memory:.0f} MB)"),
        aim(desk.seeded_per_second >= 50_000, f"50,000 cases seeded a second or more ({desk.seeded_per_second:,.0f})"),
    ]
    return lines, aims


def journal_table(log):
    """The table of the journal, and what was aimed at."""
    lines = [
        "| The journal | |", "| --- | ---: |",
        f"| What sealing costs a submission, in turn with the same unsealed | {log.sealing_percent:.1f} % |",
        f"| A sealed submission, beside bare inserts of the same bytes | {log.share_of_bare:.0f} % of them |",
        f"| An inclusion proof at {log.leaves:,} leaves | {log.proof_mean:.2f} ms, {log.proof_worst:.2f} at most |",
        f"| `journal verify` over {log.events:,} events | {log.verified_per_second:,.0f} a second |",
        f"| From start to the first answer, with {log.cases:,} cases | {log.start_milliseconds:,.0f} ms |",
    ]
    aims = [
        aim(log.sealing_percent < 15, f"sealing costs under 15 % ({log.sealing_percent:.1f} %)"),
        aim(log.share_of_bare >= 35, f"a submission at 35 % of bare inserts or more ({log.share_of_bare:.0f} %)"),
        aim(log.verified_per_second >= 200_000,
            f"`journal verify` at 200,000 events a second or more ({log.verified_per_second:,.0f})"),
        aim(log.proof_mean < 1, f"a proof under 1 ms ({log.proof_mean:.2f} ms)"),
        aim(log.start_milliseconds < 1000, f"a start under 1 s ({log.start_milliseconds:,.0f} ms)"),
    ]
    return lines, aims


def table(ceiling, parvis, django, forms, desk, log, seconds, day):
    rows = [
        ("Plain text (a bare Hummingbird responder): the ceiling", ceiling, None),
        (f"The service's page ({parvis['service_size'] / 1000:.1f} kB), without a session", parvis["service"], None),
        ("The same page, made for a session", parvis["service_session"], None),
        (f"The form's longest page ({parvis['longest']})", parvis["form"], django["form"]),
        ("A draft save (validated, durable)", parvis["save"], None),
        ("A submission (validated again, rules run, case made, durable)", parvis["submit"], django["submit"]),
        (f"Django: the form ({django['form_size'] / 1000:.1f} kB)", django["form"], None),
        ("Django: a submission (validated, durable insert)", django["submit"], None),
    ]
    lines = [
        "| What | requests/s | of the ceiling | × Django's | median | 99 % | wrong answers |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, measure, peer in rows:
        ratio = f"{measure.per_second / peer.per_second:.1f}" if peer else ""
        lines.append(
            f"| {name} | {measure.per_second:,.0f} | {measure.per_second / ceiling.per_second:.0%} | {ratio} "
            f"| {measure.median} | {measure.p99} | {measure.wrong} |")
    pages = [parvis[name].per_second for name in ("service", "service_session", "form")]
    page = min(pages) / ceiling.per_second
    submission = parvis["submit"].per_second / django["submit"].per_second
    large, large_aims = large_forms(forms)
    cases, cases_aims = large_desk(desk)
    kept, kept_aims = journal_table(log)
    return "\n".join([
        f"{day.isoformat()}, {machine()}. wrk on the same machine, by loopback: {CONNECTIONS} connections, {THREADS} threads, "
        f"{seconds} s each after warming up. Rate limits off.", "", *lines, "",
        f"Memory held by Parvis at rest: {parvis['rest']:.0f} MB; after all of this: {parvis['loaded']:.0f} MB. Django and "
        f"gunicorn (2 workers): {django['rest']:.0f} MB.", "", *large, "", *cases, "", *kept, "",
        aim(page >= 0.25, f"a page at 25 % of the ceiling or more ({page:.0%})"),
        aim(submission >= 8, f"a submission at 8 times Django's or more ({submission:.1f})"),
        aim(parvis["rest"] < 100, f"under 100 MB at rest ({parvis['rest']:.0f} MB)"),
        *large_aims,
        *cases_aims,
        *kept_aims,
    ])


PAGE = """# Performance

Measured by one command, which writes this page whatever it finds:

    make bench

Ratios hold better than figures: another machine, or a busy one, changes every figure and few ratios.

{table}

## What is measured

- **The ceiling** is a server of the same library that answers three bytes: what the machine, the network stack and wrk
  leave to any page.
- **The service's page** is the same for all who have no session: it is made once a minute and kept. For a session it
  is made each time, the session read from the store.
- **The form's page** is whole: session looked up, access checked, the draft read from the store, evaluated, the page built.
- **A draft save** posts the page of the parents' names to one of 4,000 drafts: token checked, answers parsed and
  validated, the draft written and on disk before the answer.
- **A submission** sends a draft that was seeded, each once: everything is checked again, rules are run, the case's
  first event, its row in the lists, its access link, the message to send and the emptied draft are on disk (SQLite,
  `synchronous=FULL`, group commit) before the person is told "received". Afterwards the run counts the cases: each
  submission that was acknowledged is one. The messages are sent by a worker that leaves most of the machine to people
  who wait, so that many are still to be sent when the run ends.
- **Django** (`bench/peers/django`: Django 5.2, gunicorn with 2 workers, SQLite in write-ahead mode with
  `synchronous=FULL`) shows the same questions in one form, checks its CSRF token and the same rules, and inserts one
  row durably. It keeps no draft, no event, no projection and no link.
- **Large forms** are generated (`parvis bench-form`): chains of conditions, groups, a rule for ten questions that uses the
  one before. One person has answered every question and asks the last page again and again, on one connection: what is
  measured is how long they wait. A change is what the page's script sends while they type: the draft read, one answer
  changed, the whole form evaluated again, the draft on disk, and what appears, disappears and is computed sent back.
  "Alone" is the same without the server and the disk.
- **The desk** is served over as many cases as `BENCH_CASES` says, seeded with their whole history (`parvis seed cases`),
  nineteen in twenty decided. Lists are turned page by page from their beginning, as somebody who reads on; references
  that are searched, and cases that are opened, are spread over all. An opening is recorded, once in ten minutes. A file
  takes every column that a supervisor may choose (the answers, read from each case's history) or those that the lists
  hold; it is made beside the server's other work, and its time is the server's own.
- **The journal**: `parvis bench-journal` stores submissions sealed and unsealed in turn, and bare inserts of the same bytes
  through the same group commit, then times proofs in a tree of its own. The seeded town is served until its log has every
  event, then started three times (the middle one stands here) and checked whole by `parvis journal verify`.
- **Wrong answers** are those other than 2xx and 3xx, and broken connections.
"""


def page(text):
    return PAGE.format(table=text)
