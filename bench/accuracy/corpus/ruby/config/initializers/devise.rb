# frozen_string_literal: true

# Many of these options can be set straight in your model.
Devise.setup do |config|
  # The secret key used by Devise. Devise uses this key to generate
  # random tokens. Changing this key will render invalid all existing
  # confirmation, reset password and unlock tokens in the database.
  # config.secret_key = '⟪+comment {hex:128}⟫'

  config.mailer_sender = '⟪-assignment no-reply@accounts.prod.internal⟫'
  config.parent_mailer = 'ApplicationMailer'

  require 'devise/orm/active_record'

  config.authentication_keys = [:email]
  config.case_insensitive_keys = [:email]
  config.strip_whitespace_keys = [:email]
  config.http_authentication_realm = '⟪-assignment Accounts-API-2⟫'
  config.skip_session_storage = [:http_auth]

  # ==> Configuration for :database_authenticatable
  config.stretches = Rails.env.test? ? 1 : 12
  config.pepper = '⟪+salt {hex:128}⟫'

  # Send a notification email when the user's password is changed.
  config.send_password_change_notification = true

  config.reconfirmable = true
  config.expire_all_remember_me_on_sign_out = true

  # ==> Configuration for :validatable
  config.password_length = 10..128
  config.email_regexp = /⟪-assignment \A[^@\s]+@[^@\s]+\z⟫/

  # ==> Configuration for :lockable
  config.lock_strategy = :failed_attempts
  config.unlock_keys = [:email]
  config.unlock_strategy = :both
  config.reset_password_keys = [:email]
  config.reset_password_within = 6.hours
  config.sign_out_via = :delete

  # ==> OmniAuth
  config.omniauth :github,
                  '⟪-argument Iv1.{hex:16}⟫',
                  '⟪+argument {hex:40}⟫',
                  scope: 'user:email,read:org'

  config.omniauth :google_oauth2, '⟪-argument {digit:12}-{lowernum:32}.apps.googleusercontent.com⟫',
                  ENV['⟪-argument GOOGLE_OAUTH_CLIENT_SECRET⟫'],
                  access_type: 'offline'

  config.omniauth :saml,
                  issuer: 'accounts',
                  idp_sso_target_url: 'https://idp.corp.internal/saml2/sso',
                  idp_cert_fingerprint: '⟪-argument 9A:4F:01:C7:5B:DE:22:80:13:6E:AB:90:D4:37:F8:5C:66:0E:B1:42⟫',
                  name_identifier_format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

  config.omniauth :ldap,
                  host: 'ldap.corp.internal',
                  port: 636,
                  bind_dn: 'cn=accounts,ou=services,dc=corp,dc=internal',
                  password: '⟪+argument {pass:16}⟫'

  config.jwt do |jwt|
    jwt.secret = '⟪+assignment {base64url:43}⟫'
    jwt.dispatch_requests = [['POST', %r{^/login$}]]
    jwt.revocation_requests = [['DELETE', %r{^/logout$}]]
    jwt.expiration_time = 1.day.to_i
  end

  # ==> Two factors
  config.otp_secret_encryption_key = '⟪+assignment {lower:18}⟫'
  config.otp_allowed_drift = 30

  config.responder.error_status = :unprocessable_entity
  config.responder.redirect_status = :see_other
end
