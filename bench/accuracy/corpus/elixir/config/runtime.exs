import Config

# Read at the start of the release, after compilation.

if System.get_env("PHX_SERVER") do
  config :arena, ArenaWeb.Endpoint, server: true
end

config :arena, :tokens,
  access_token_header: "⟪-argument x-arena-token⟫",
  signing_salt: "⟪+salt {base64url:8}⟫",
  encryption_salt: "⟪+salt {base64:16}⟫"

if config_env() == :prod do
  database_url =
    System.get_env("⟪-argument ARENA_DATABASE_URL⟫") ||
      "ecto://arena:⟪+url {lowernum:16}⟫@pg.prod.internal/arena_prod"

  config :arena, Arena.Repo,
    url: database_url,
    pool_size: String.to_integer(System.get_env("POOL_SIZE") || "10"),
    ssl: true,
    ssl_opts: [cacertfile: "/etc/ssl/pg-ca.pem", keyfile: "⟪-argument /etc/ssl/arena-client.key⟫"]

  config :arena, ArenaWeb.Endpoint,
    url: [host: "arena.prod.internal", port: 443, scheme: "https"],
    http: [ip: {0, 0, 0, 0, 0, 0, 0, 0}, port: 4000],
    live_view: [signing_salt: "⟪+salt {alnum:8}⟫"],
    secret_key_base: "⟪+argument {base64:64}⟫"

  config :arena, Arena.Guardian,
    issuer: "arena",
    ttl: {30, :days},
    secret_key: {System, :fetch_env!, ["⟪-argument GUARDIAN_SECRET_KEY⟫"]}

  config :arena, Arena.Mailer,
    adapter: Swoosh.Adapters.SMTP,
    relay: "smtp.mail.internal",
    username: "arena",
    password: "⟪+argument {human}⟫",
    tls: :always

  config :ueberauth, Ueberauth.Strategy.Discord.OAuth,
    client_id: "⟪-argument {digit:18}⟫",
    client_secret: "⟪+argument {base64url:32}⟫"

  config :libcluster,
    topologies: [
      arena: [
        strategy: Cluster.Strategy.Gossip,
        config: [port: 45_892, secret: "⟪+argument {alpha:18}⟫"]
      ]
    ]

  config :arena, Arena.Vault,
    ciphers: [
      default:
        {Cloak.Ciphers.AES.GCM, tag: "AES.GCM.V1", key: Base.decode64!("⟪+argument {base64:43}=⟫")}
    ]

  config :logger, level: :info
end

if config_env() == :test do
  config :arena, Arena.Repo,
    username: "postgres",
    password: "⟪-argument postgres⟫",
    hostname: "localhost",
    database: "arena_test"

  config :arena, :admin, password_hash: Bcrypt.hash_pwd_salt("⟪-argument test1234⟫")
  config :phoenix, :filter_parameters, ["⟪-argument password_confirmation⟫", "secret", "token"]
end
