-- wrk's part: one request over and over, {id} in its address a fresh UUID version 4.
local id = io.open("/proc/sys/kernel/random/uuid"):read(24)
local sent = 0

function init(args)
  wrk.method, path, wrk.body = args[1], args[2], args[3]
  for at = 4, #args, 2 do wrk.headers[args[at]] = args[at + 1] end
end

function request()
  sent = sent + 1
  return wrk.format(nil, (path:gsub("{id}", id .. string.format("%012x", sent))))
end

function done(summary)
  local errors = summary.errors
  io.write(string.format("\nRESULT %d %d %d\n", summary.requests, summary.duration,
    errors.status + errors.timeout + errors.read))
end
