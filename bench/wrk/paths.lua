-- Reads the pages of the file PATHS (a path on each line) in turn, each thread from a place of its own, with the session
-- given by COOKIE.
wrk.headers["Cookie"] = os.getenv("COOKIE")

local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local requests, position = {}, 0
function init(args)
  for path in io.lines(os.getenv("PATHS")) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  position = math.floor(#requests * number / tonumber(os.getenv("THREADS")))
end

function request()
  position = position % #requests + 1
  return requests[position]
end
