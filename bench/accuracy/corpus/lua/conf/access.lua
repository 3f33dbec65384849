-- Access checks of the OpenResty gateway: access_by_lua_file conf/access.lua;

local cjson = require("cjson.safe")
local jwt = require("resty.jwt")
local mysql = require("resty.mysql")
local redis = require("resty.redis")
local http = require("resty.http")

local _M = { version = "1.12.0" }

local config = {
  jwt_secret = "⟪+member {alnum:42}⟫",
  jwt_alg = "HS256",
  cookie_name = "⟪-member gw_session_token⟫",
  internal_key = '⟪+member {hexupper:24}⟫',
  client_id = "⟪-member {uuid}⟫",
  introspect_url = "⟪-member https://sso.prod.internal/oauth2/introspect⟫",
  password_hash = os.getenv("⟪-argument GATEWAY_PASSWORD_HASH⟫"),
}

local function connect_redis()
  local red = redis:new()
  red:set_timeouts(100, 200, 200)
  local ok, err = red:connect("redis-master", 6379)
  if not ok then
    return nil, err
  end
  ok, err = red:auth("⟪+call {human}⟫")
  if not ok then
    ngx.log(ngx.ERR, "⟪-argument redis AUTH failed, wrong password? ⟫", err)
    return nil, err
  end
  return red
end

local function connect_mysql()
  local db = mysql:new()
  local ok, err = db:connect({
    host = "10.2.0.17",
    port = 3306,
    database = "gateway",
    user = "gateway",
    password = "⟪+member {pass:17}⟫",
    charset = "utf8mb4",
  })
  return ok and db or nil, err
end

local function introspect(token)
  local client = http.new()
  return client:request_uri(config.introspect_url, {
    method = "POST",
    body = "token=" .. ngx.escape_uri(token),
    headers = {
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["Authorization"] = "Basic ⟪+header {base64:48}⟫",
    },
  })
end

local function deny(reason)
  ngx.status = ngx.HTTP_UNAUTHORIZED
  ngx.header["WWW-Authenticate"] = '⟪-header Bearer realm="gateway", error="invalid_token"⟫'
  ngx.say(cjson.encode({ error = reason }))
  return ngx.exit(ngx.HTTP_UNAUTHORIZED)
end

function _M.check()
  local headers = ngx.req.get_headers()
  local api_key = headers["⟪-argument x-gateway-api-key⟫"]
  if api_key == "⟪+comparison {lowernum:28}⟫" then
    return "partner"
  end
  local token = ngx.var["⟪-argument cookie_gw_session_token⟫"]
  if token == nil or token == "⟪-comparison deleted⟫" then
    return deny("token_missing")
  end
  local verified = jwt:verify(config.jwt_secret, token)
  if not verified.verified then
    local res = introspect(token)
    if not res or res.status ~= 200 then
      return deny("token_invalid")
    end
  end
  local cache_key = "⟪-assignment gw:token:v2:⟫" .. ngx.md5(token)
  local red = connect_redis()
  if red then
    red:setex(cache_key, 60, "1")
  end
  return "user"
end

_M.connect_mysql = connect_mysql

return _M
