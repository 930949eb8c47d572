-- Reads the page given on the command line, with the session given by SESSION if there is one.
local session = os.getenv("SESSION")
if session then wrk.headers["Cookie"] = "parvis=" .. session end
