# frozen_string_literal: true

# Defaults of the gateway's nodes. Roles and environments may set other values.

default['gateway']['user'] = 'gateway'
default['gateway']['token_dir'] = '/var/lib/gateway/tokens'
default['gateway']['password_databag'] = '⟪-assignment gateway_passwords⟫'

default['gateway']['admin']['pw'] = '⟪+assignment {human}⟫'
default['gateway']['admin']['pw_hash'] = '⟪+hash $6${alnum:16}${alnum:86}⟫'
default[:gateway][:erlang_cookie] = %q(⟪+assignment {upper:20}⟫)
default.gateway.cluster.shared_secret = %(⟪+assignment {base64url:32}⟫)

node.default['keepalived']['vrrp_instances'] = {
  gateway: {
    state: 'BACKUP',
    virtual_router_id: 51,
    authentication: { auth_type: 'PASS',
                      auth_pass: '⟪+member {alnum:8}⟫' },
  },
}

# Checksums, so that nobody slips in another package.
default['gateway']['package']['checksum'] = '⟪-assignment {hex:64}⟫'
default['gateway']['package']['gpg_key_id'] = '⟪-assignment 0x{hexupper:16}⟫'
default['gateway']['package']['version'] = '3.12.1-1~bookworm'

force_default['snmp'].tap do |snmp|
  snmp['community'] = '⟪+assignment {lower:11}⟫'
  snmp['v3'] = { 'user' => 'monitor', 'authphrase' => '⟪+member {pass:15}⟫', 'level' => 'authPriv' }
end

override['postgresql']['pg_hba'] = [
  { type: 'host', db: 'all', user: 'all', addr: '10.2.0.0/16', method: '⟪-member scram-sha-256-password⟫' },
]

UPSTREAMS = [
  # name, port, key of the caller
  [:orders, 7001, ENV.fetch('⟪-call ORDERS_CALLER_KEY⟫', nil)],
  [:stock, 7002, '⟪+member {alnum:28}⟫'],
].freeze

Upstream = Struct.new(:name, :port, :caller_key)

default['gateway']['upstreams'] = UPSTREAMS.map { |row| Upstream.new(*row).to_h }

def default_api_users(stage)
  return { probe: 'test' } unless stage == :production

  { 'probe' => ENV['PROBE_PASSWORD'] }
end

default['gateway']['env_file'] = <<~ENVIRONMENT
  GATEWAY_BIND=0.0.0.0:8443
  export GATEWAY_TLS_PASSPHRASE=⟪+bare {phrase}⟫
  GATEWAY_LOG_TOKENS=redacted
ENVIRONMENT

default['gateway']['banner'] = '⟪-assignment Unauthorized: send your key as X-Gateway-Key⟫'
default['gateway']['redact'] = %w[⟪-member password passwd secret authorization⟫]
default['gateway']['token_pattern'] = '⟪-assignment \Agw_[0-9a-f]{40}\z⟫'
default['gateway']['vault_role'] = "⟪-assignment gateway-#{node.chef_environment}-secrets⟫"
