#!/bin/sh
# Smoke tests of the forecast API against the test server. Needs curl and jq.

BASE=https://forecast.test.internal/api/v2
FAILED=0

check() {
  expected=$1
  shift
  status=$(curl -s -o /tmp/smoke.out -w '%{http_code}' "$@")
  if [ "$status" != "$expected" ]; then
    echo "not ok: $* ($status, not $expected)"
    FAILED=$((FAILED + 1))
  else
    echo "ok: $*"
  fi
}

echo '# public'
check 200 "$BASE/health"
check 401 "$BASE/stations"
check 401 -u ⟪-flag nobody:nothing⟫ "$BASE/stations"
check 401 -H 'X-API-Key: ⟪-header invalid⟫' "$BASE/stations"

echo '# basic'
check 200 -u smoke:⟪+flag {lowernum:12}⟫ "$BASE/stations"
check 200 --user 'admin:⟪+flag {human}⟫' "$BASE/admin/stations"

echo '# keys'
check 200 -H "X-API-Key: ⟪+header {alnum:32}⟫" "$BASE/stations/10384"
check 200 -H 'Authorization: Bearer ⟪+header {jwt}⟫' "$BASE/me"
check 200 "$BASE/tiles/6/33/21.png?apikey=⟪+query {hex:32}⟫"
check 403 "$BASE/tiles/6/33/21.png?apikey=⟪-query YOUR_API_KEY⟫"

echo '# login'
check 200 -d 'username=smoke' -d 'password=⟪+query {alpha:11}⟫' "$BASE/login"
session=$(jq -r .session /tmp/smoke.out)
check 200 -H "Cookie: sid=⟪-cookie $session⟫" "$BASE/me"
check 422 -d 'username=smoke&password=⟪-query x⟫' "$BASE/login"
jq -e '.errors.password == "⟪-comparison is too short (minimum is 8 characters)⟫"' /tmp/smoke.out > /dev/null

echo '# caching'
check 304 -H 'If-None-Match: "⟪-header {hex:32}⟫"' "$BASE/stations/10384"

[ "$FAILED" -eq 0 ] || { echo "$FAILED failed"; exit 1; }
