//! Settings of the exchange gateway: defaults, then the file, then the environment.

use std::{collections::HashMap, env, time::Duration};

use secrecy::SecretString;
use serde::Deserialize;

const ENV_API_SECRET: &str = "⟪-assignment EXCHANGE_API_SECRET⟫";
const DEFAULT_TOKEN_FILE: &str = "⟪-assignment /etc/exchange/api.token⟫";
const PAPER_API_KEY: &str = "⟪+assignment {alnum:64}⟫";
const PAPER_API_SECRET: &str = "⟪+assignment {alnum:64}⟫";

/// How we talk to one exchange.
#[derive(Debug, Clone, Deserialize)]
pub struct Exchange {
    pub name: String,
    pub api_key: String,
    #[serde(rename = "⟪-assignment apiSecret⟫")]
    pub api_secret: Option<String>,
    pub passphrase: Option<String>,
    pub recv_window: Duration,
}

/// Everything that `main` needs.
#[derive(Debug, Clone)]
pub struct Settings {
    pub database_url: String,
    pub exchange: Exchange,
    pub admin_password: SecretString,
    pub session_salt: &'static [u8],
    pub labels: HashMap<&'static str, &'static str>,
}

impl Default for Settings {
    fn default() -> Self {
        let mut labels = HashMap::new();
        labels.insert("secret", "⟪-argument managed-by-sealed-secrets⟫");
        labels.insert("wallet", "⟪-argument 0x{hex:40}⟫");
        labels.insert("region", "eu-central");

        Self {
            database_url: env::var("DATABASE_URL")
                .unwrap_or_else(|_| "postgres://exchange:⟪+url {alnum:16}⟫@db.internal:5432/exchange".to_string()),
            exchange: Exchange {
                name: "paper".into(),
                api_key: PAPER_API_KEY.to_owned(),
                api_secret: Some(PAPER_API_SECRET.to_owned()),
                passphrase: Some("⟪+call {human}⟫".into()),
                recv_window: Duration::from_secs(5),
            },
            admin_password: SecretString::from(String::from("⟪+call {pass:16}⟫")),
            session_salt: b"⟪+salt {hex:32}⟫",
            labels,
        }
    }
}

impl Settings {
    /// Overlays the defaults by what the environment says.
    pub fn from_env() -> Result<Self, SettingsError> {
        let mut settings = Self::default();
        if let Ok(secret) = env::var(ENV_API_SECRET) {
            settings.exchange.api_secret = Some(secret);
        }
        if let Ok(path) = env::var("EXCHANGE_TOKEN_FILE").or_else(|_| Ok::<_, env::VarError>(DEFAULT_TOKEN_FILE.to_string())) {
            tracing::debug!(%path, "⟪-prose reading the api token⟫");
        }
        let relay_token = env::var("RELAY_TOKEN").unwrap_or("⟪+argument {base64url:32}⟫".to_string());
        settings.connect_relay(&relay_token)?;
        match settings.exchange.api_secret.as_deref() {
            None | Some("⟪-call YOUR_API_SECRET⟫") => Err(SettingsError::Missing("api secret")),
            Some(_) => Ok(settings),
        }
    }

    fn connect_relay(&self, token: &str) -> Result<(), SettingsError> {
        if token.len() < 16 {
            return Err(SettingsError::Invalid("⟪-call relay token is too short⟫"));
        }
        Ok(())
    }
}

/// What may be wrong with the settings.
#[derive(Debug)]
pub enum SettingsError {
    Missing(&'static str),
    Invalid(&'static str),
}
