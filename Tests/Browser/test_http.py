"""What browsers never send, or send for someone who means harm: limits, headers, cookies, tokens, addresses."""

from __future__ import annotations

import http.client
import re
import socket

import pytest

from running_server import RunningServer
from visitor import FORM, SERVICE, Visitor, spaced
from words import WORDS

START = f"/services/{SERVICE}/start"


def assert_page(answer, status: int, language: str, title: str) -> None:
    """A page of ours in the language, not a bare message of a library's."""
    assert answer.status == status, f"{answer.status}: {answer.title}"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}"' in answer.text
    assert spaced(title) in answer.title
    assert "01\u00a099\u00a000" in answer.text or "01 99 00" in answer.text, "how to reach a human being"


def raw(server: RunningServer, request: bytes) -> bytes:
    """What the server answers to bytes, and that it still answers others afterwards."""
    answer = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        try:
            connection.sendall(request)
            while chunk := connection.recv(65_536):
                answer += chunk
                head, separator, body = answer.partition(b"\r\n\r\n")
                length = re.search(rb"(?i)content-length: *(\d+)", head)
                if separator and length and len(body) >= int(length[1]):
                    break
        except (ConnectionResetError, BrokenPipeError):
            pass
    assert Visitor(server.port).get("/health").status == 200
    return answer


# MARK: Limits


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_body_that_is_too_large(server, language):
    visitor = Visitor(server.port, language)
    visitor.start()
    page = visitor.draft_path("/pages/lieu")
    too_large = visitor.post(page, [("lieu_naissance", "x" * 1_200_000)])
    assert_page(too_large, 413, language, WORDS[language].too_large)
    # The draft is as it was.
    assert visitor.get(page).status == 200


def test_a_body_that_says_no_length_is_cut_at_the_limit(server):
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    head = (
        f"POST /fr{START} HTTP/1.1\r\nHost: localhost:{server.port}\r\nContent-Type: {FORM}\r\n"
        "Transfer-Encoding: chunked\r\n\r\n").encode()
    answer = raw(server, head + chunk * 20 + b"0\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413") or answer == b"", answer[:200]


def test_a_large_text_within_the_limit_is_told_kindly(server):
    visitor = Visitor(server.port)
    visitor.start()
    for page, answers in (("lieu", {"lieu_naissance": "val_clair"}), ("document", {"type_acte": "copie_integrale"})):
        visitor.answer(page, answers)
    told = visitor.answer("personne", {
        "nom_naissance": "é" * 20_000, "prenoms": "A", "date_naissance.day": "1", "date_naissance.month": "1",
        "date_naissance.year": "1990"})
    assert told.status == 422
    assert "100" in told.text


@pytest.mark.parametrize("headers", [
    {f"X-Filler-{number}": "a" for number in range(90)},
    {"X-Filler": "a" * 9_000},
    {f"X-Filler-{number}": "a" * 1_000 for number in range(40)},
], ids=["many", "one-large", "together-large"])
def test_too_many_or_too_large_headers_are_refused(server, headers):
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    answer = raw(server, f"GET /fr HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n".encode())
    assert re.match(rb"HTTP/1\.1 4(00|31)", answer) or answer == b"", answer[:200]


def test_an_address_that_is_too_long_is_refused(server):
    answer = raw(server, f"GET /fr/search?q={'a' * 70_000} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert re.match(rb"HTTP/1\.1 4(00|04|14|31)", answer) or answer == b"", answer[:200]


@pytest.mark.parametrize("request_bytes", [
    b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /fr HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
    b"POST /fr HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"\x00\x01\x02\r\n\r\n",
])
def test_what_is_not_http_harms_nobody(server, request_bytes):
    answer = raw(server, request_bytes)
    assert answer == b"" or re.match(rb"HTTP/1\.1 (4\d\d|505)", answer), answer[:100]


# MARK: What is no form of ours


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", "é"])
def test_an_unknown_kind_of_body(server, language, kind):
    visitor = Visitor(server.port, language)
    answer = visitor.request("POST", f"/{language}{START}", b"a=b", {"Content-Type": kind.encode("utf-8").decode("latin-1")})
    assert_page(answer, 415, language, WORDS[language].not_a_form)


@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://example.com"},
    {"Origin": "null"},
], ids=["cross-site", "same-site", "origin", "null"])
def test_a_form_of_another_site_is_refused(server, headers):
    visitor = Visitor(server.port, "en")
    visitor.prepare()
    refused = visitor.post(visitor.draft_path("/submit"), headers=headers)
    assert_page(refused, 403, "en", WORDS["en"].other_site)
    assert visitor.get(visitor.draft_path("/check")).status == 200, "nothing was sent"


@pytest.mark.parametrize("token", ["", "x" * 43, None])
def test_a_form_without_its_token_is_refused(server, token):
    visitor = Visitor(server.port)
    visitor.prepare()
    own, visitor.csrf = visitor.csrf, token or ""
    refused = visitor.request(
        "POST", visitor.draft_path("/submit"), b"" if token is None else f"csrf={token}".encode(), {"Content-Type": FORM})
    assert_page(refused, 403, "fr", WORDS["fr"].stale_form)
    # The token of somebody else's session is no better.
    other = Visitor(server.port)
    other.start()
    visitor.csrf = other.csrf
    assert visitor.submit().status == 403
    visitor.csrf = own
    assert visitor.submit().status == 303


# MARK: Addresses


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", [
    "/nowhere", "/services/nowhere", "/life-events/nowhere", "/drafts/nowhere", "/cases/nowhere",
    "/drafts/0190b8f4-0000-7000-8000-000000000000/check", "/services/%zz", "/services/%", "/services/%ff%fe",
    "/services/%00", "/services/..%2f..%2fetc%2fpasswd", "/services/acte-naissance%0d%0aX-Injected:%20yes", "/../../etc/passwd",
    "/desk/nowhere", "/search/too/deep",
])
def test_an_unknown_address_is_a_page_in_the_language(server, language, path):
    answer = Visitor(server.port, language).get(f"/{language}{path}")
    assert_page(answer, 404, language, WORDS[language].not_found)
    assert answer.headers["X-Injected"] is None


def test_an_unknown_language_follows_the_browsers(server):
    visitor = Visitor(server.port)
    answer = visitor.get("/de/services/acte-naissance", {"Accept-Language": "en"})
    assert_page(answer, 404, "en", WORDS["en"].not_found)
    assert visitor.get("/", {"Accept-Language": "de, en;q=0.8, fr;q=0.3"}).location == "/en"
    assert visitor.get("/", {"Accept-Language": ";;;q=,,"}).location == "/fr"
    assert visitor.get("/").location == "/fr"


@pytest.mark.parametrize("query", ["%zz", "%", "%ff", "%00%01", "a" * 3_000, "%F0%9F%8F%9B", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"])
def test_any_search_is_answered_and_nothing_in_it_is_markup(server, query):
    answer = Visitor(server.port).get(f"/fr/search?q={query}")
    assert answer.status == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_do_nothing(server, method):
    answer = Visitor(server.port).request(method, "/fr")
    assert answer.status in (404, 405), answer.status


@pytest.mark.parametrize("path", ["/fr", "/en/services/acte-naissance", "/health", "/fr/nowhere", "/fr/desk"])
def test_head_answers_as_get_without_a_body(server, path):
    got, headed = Visitor(server.port).get(path), Visitor(server.port).request("HEAD", path)
    assert headed.status == got.status
    assert headed.body == b""
    assert headed.headers["Content-Type"] == got.headers["Content-Type"]
    if got.body:
        assert headed.headers["Content-Length"] == str(len(got.body))


# MARK: Headers


def test_every_answer_bears_the_security_headers(server):
    visitor = Visitor(server.port)
    visitor.start()
    answers = [
        visitor.get("/"), visitor.get("/fr"), visitor.get("/health"), visitor.get("/fr/nowhere"),
        visitor.get(visitor.draft_path("/pages/lieu")), visitor.post("/en" + START), visitor.get("/fr/desk"),
        visitor.post(visitor.draft_path("/pages/lieu"), [("lieu_naissance", "x" * 1_200_000)]),
        visitor.get(re.search(r'/assets/parvis\.[^"]+\.css', visitor.get("/fr").text)[0]),
    ]
    assert {answer.status for answer in answers} >= {200, 303, 404, 413}
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Server"] is None


def test_pages_hold_no_script_or_style_of_their_own(server):
    visitor = Visitor(server.port)
    visitor.prepare()
    for path in ("/fr", "/fr/services/acte-naissance", visitor.draft_path("/check"), visitor.draft_path("/pages/personne"),
                 visitor.draft_path("/saved"), "/fr/desk/sign-in"):
        text = visitor.get(path).text
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), path
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), path


def test_what_is_someones_own_is_never_kept_by_a_cache(server):
    visitor = Visitor(server.port)
    visitor.prepare()
    for path in (visitor.draft_path("/check"), visitor.draft_path("/saved"), visitor.draft_path(), "/fr/desk/sign-in"):
        assert visitor.get(path).headers["Cache-Control"] == "no-store", path
    # With a session, even a page for everyone bears that session's token.
    assert visitor.get("/fr").headers["Cache-Control"] == "no-store"
    assert "public" in Visitor(server.port).get("/fr").headers["Cache-Control"]


def test_assets_are_kept_for_ever_under_their_hash(server):
    visitor = Visitor(server.port)
    addresses = set(re.findall(r'/assets/[^"]+', visitor.get("/fr").text))
    assert {address.rsplit(".", 1)[1] for address in addresses} >= {"css", "js", "svg"}
    total = 0
    for address in addresses:
        asset = visitor.get(address)
        assert asset.status == 200
        assert "immutable" in asset.headers["Cache-Control"]
        if address.endswith(".js"):
            total += len(asset.body)
    assert 0 < total < 20_000, "scripts stay under 20 KB"
    assert visitor.get("/assets/parvis.000000000000.css").status == 404
    assert visitor.get("/assets/..%2f..%2fPackage.swift").status == 404


def test_the_cookie_is_for_this_site_and_out_of_reach_of_scripts(server):
    visitor = Visitor(server.port)
    assert visitor.get("/fr").headers.get_all("Set-Cookie") is None, "nobody is marked for reading"
    started = visitor.post(f"/fr{START}")
    [cookie] = started.headers.get_all("Set-Cookie")
    flags = [flag.strip() for flag in cookie.split(";")[1:]]
    assert re.match(r"parvis=[A-Za-z0-9_-]{43};", cookie)
    assert set(flags) == {"Path=/", "HttpOnly", "SameSite=Lax"}
    # A token that the server did not give gives nothing.
    forged = Visitor(server.port, cookies={"parvis": "A" * 43})
    assert forged.get(started.location).status == 404


def test_a_site_over_https_with_its_limits(tmp_path):
    """The defaults of an installation: secure cookies behind HTTPS, and rate limits."""
    server = RunningServer(
        tmp_path / "data", settings={"PARVIS_PUBLIC_URL": "https://demarches.example", "PARVIS_RATE_LIMITS": "true"}).start()
    try:
        visitor = Visitor(server.port, "en")
        started = visitor.post(f"/en{START}")
        [cookie] = started.headers.get_all("Set-Cookie")
        assert re.match(r"__Host-parvis=[A-Za-z0-9_-]{43};", cookie)
        assert "; Secure" in cookie and "Path=/" in cookie
        assert started.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        # The link to come back bears the public address.
        assert "https://demarches.example/en/resume/" in visitor.get(started.location + "/saved").text
        # Guessing is slowed down, in words.
        guesser = Visitor(server.port, "en")
        guesses = [guesser.get("/en/resume/K7QM2-PX4RT-9BWHC-3FJND") for _ in range(14)]
        refused = [guess for guess in guesses if guess.status == 429]
        assert [guess.status for guess in guesses[:5]] == [422] * 5
        assert refused
        assert_page(refused[0], 429, "en", WORDS["en"].too_many)
        assert 0 < int(refused[0].headers["Retry-After"]) <= 60
        # Reading goes on meanwhile.
        assert guesser.get("/en").status == 200
    finally:
        server.stop()
    server.assert_discreet()


def test_a_connection_carries_several_requests(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    for path in ("/fr", "/health", "/fr/nowhere", "/fr"):
        connection.request("GET", path)
        connection.getresponse().read()
    first = connection.sock
    connection.request("GET", "/health")
    assert connection.getresponse().read() == b"ok\n"
    assert connection.sock is first
    connection.close()
