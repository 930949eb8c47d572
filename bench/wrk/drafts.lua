-- Posts to drafts of the file DRAFTS (draft, session and form tokens on each line), shared out among the threads.
--   PATH_SUFFIX  what follows the draft in the address ("/submit")
--   FIELDS       fields of the form besides its token, already encoded
--   ONCE         when set, a draft is used once and the thread stops after the last
local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local drafts, position = {}, 0
function init(args)
  local count = tonumber(os.getenv("THREADS"))
  local line_number = 0
  for line in io.lines(os.getenv("DRAFTS")) do
    if line_number % count == number then drafts[#drafts + 1] = line end
    line_number = line_number + 1
  end
end

local suffix, fields, once = os.getenv("PATH_SUFFIX"), os.getenv("FIELDS") or "", os.getenv("ONCE")
function request()
  position = position + 1
  if position > #drafts then
    if once then wrk.thread:stop() end
    position = 1
  end
  local id, session, csrf = drafts[position]:match("(%S+) (%S+) (%S+)")
  return wrk.format("POST", "/fr/drafts/" .. id .. suffix, {
    ["Host"] = wrk.headers["Host"], ["Cookie"] = "parvis=" .. session,
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }, "csrf=" .. csrf .. fields)
end
