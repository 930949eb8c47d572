-- Posts the form BODY with the cookie COOKIE, always the same: the peer makes a new row of it each time.
wrk.method = "POST"
wrk.body = os.getenv("BODY")
wrk.headers["Cookie"] = os.getenv("COOKIE")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
