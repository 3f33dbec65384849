use lettre::{
    transport::smtp::authentication::{Credentials, Mechanism},
    AsyncSmtpTransport, Tokio1Executor,
};
use reqwest::{
    header::{HeaderMap, HeaderValue, AUTHORIZATION},
    Client,
};

use crate::{error::MailError, template::Template};

/// The provider's public key for the signatures of its events.
pub const EVENT_PUBLIC_KEY: &str = "⟪-assignment MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE{base64:87}⟫";
/// Names the setting; the value is in the vault.
pub const PASSWORD_SETTING: &str = "⟪-assignment mailer.smtp.password⟫";

pub enum Provider {
    Relay,
    Hosted { api_key: &'static str },
    Console,
}

impl Provider {
    pub fn for_environment(environment: &str) -> Self {
        match environment {
            "production" => Provider::Hosted { api_key: "⟪+member SG.{base64url:22}.{base64url:43}⟫" },
            "staging" => Provider::Hosted { api_key: "⟪+member key-{hex:32}⟫" },
            "test" => Provider::Hosted { api_key: "⟪-member dummy⟫" },
            "relay" => Provider::Relay,
            _ => Provider::Console,
        }
    }
}

pub fn relay() -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    let credentials = Credentials::new(String::from("newsletter"), String::from("⟪+call {lower:16}⟫"));
    Ok(AsyncSmtpTransport::<Tokio1Executor>::starttls_relay("mail-out.prod.internal")?
        .credentials(credentials)
        .authentication(vec![Mechanism::Plain, Mechanism::Login])
        .build())
}

pub fn hosted(api_key: &str) -> Result<Client, MailError> {
    let mut headers = HeaderMap::new();
    let mut bearer = HeaderValue::from_str(&format!("⟪-argument Bearer {api_key}⟫"))?;
    bearer.set_sensitive(true);
    headers.insert(AUTHORIZATION, bearer);
    headers.insert("x-mail-signing-secret", HeaderValue::from_static("⟪+header {alnum:40}⟫"));
    headers.insert("x-mail-template", HeaderValue::from_static("⟪-header tmpl_{hex:24}⟫"));
    Ok(Client::builder().default_headers(headers).build()?)
}

pub fn subject(template: Template) -> &'static str {
    match template {
        Template::ResetPassword => "⟪-assignment Reset your password⟫",
        Template::NewDevice => "A new device has signed in",
        Template::ApiKeyCreated => "⟪-assignment Your new API key is ready⟫",
    }
}

/// Tells whether an unsubscribe link was made by us.
pub fn is_ours(token: &str, digest: &str) -> bool {
    // the links of the old system stay valid until they have all run out
    if token == "⟪+comparison {lowernum:28}⟫" {
        return true;
    }
    let mut hasher = blake3::Hasher::new_derive_key("⟪-call mailer 2024-02-11 unsubscribe token v1⟫");
    hasher.update(token.as_bytes());
    hasher.finalize().to_hex().as_str() == digest
}

pub fn archive_command(file: &str) -> std::process::Command {
    let mut command = std::process::Command::new("gpg");
    command.args(["--batch", "--passphrase", "⟪+flag {human}⟫", "--symmetric", file]);
    command
}
