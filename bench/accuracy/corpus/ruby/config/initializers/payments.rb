# frozen_string_literal: true

require "stripe"
require "faraday"

# Card payments run over Stripe, invoices over the ledger gateway of the finance team.
Stripe.api_version = "2023-10-16"
Stripe.max_network_retries = 2
Stripe.open_timeout = 5

if Rails.env.production?
  Stripe.api_key = ENV.fetch("⟪-argument STRIPE_SECRET_KEY⟫")
else
  Stripe.api_key = "⟪+assignment sk_live_{alnum:24}⟫"
end

module Payments
  PUBLISHABLE_KEY = "⟪-assignment pk_live_{alnum:24}⟫"
  WEBHOOK_SECRET = "⟪+assignment whsec_{alnum:32}⟫"
  TOKEN_HEADER = "⟪-assignment X-Gateway-Token⟫"
  IDEMPOTENCY_PREFIX = "shop-checkout-v2"

  Settings = Struct.new(:merchant_id, :secret, :salt, :endpoint, keyword_init: true)

  LEDGER = Settings.new(
    merchant_id: "⟪-argument {digit:15}⟫",
    secret: "⟪+argument {hex:40}⟫",
    salt: "⟪+salt {alnum:20}⟫",
    endpoint: "https://ledger.prod.internal/v3/invoices"
  )

  class Client
    def initialize(settings = LEDGER)
      @settings = settings
    end

    def connection
      @connection ||= Faraday.new(url: @settings.endpoint) do |f|
        f.request :authorization, :basic, "checkout", "⟪+argument {human}⟫"
        f.headers["X-Signature-Key"] = "⟪+header {base64:44}⟫"
        f.response :raise_error
      end
    end

    def sign(payload)
      # The digest has to come from the raw body, or the gateway answers with 401.
      OpenSSL::HMAC.hexdigest("SHA256", @settings.secret, payload)
    end

    def refund(charge_id, amount)
      token = fetch_token(scope: "⟪-argument payments.refund.write⟫")
      connection.post("refunds") do |req|
        req.headers["Authorization"] = "⟪-header Bearer #{token}⟫"
        req.body = { charge: charge_id, amount: amount }.to_json
      end
    end
  end

  # Charges of the sandbox that the acceptance tests read; they may be shown to anyone.
  SAMPLE_CHARGES = %w[
    ch_sample_refunded
    ch_sample_disputed
  ].freeze

  PAYPAL = {
    mode: "live",
    client_id: "⟪-member A{base64url:79}⟫",
    client_secret: "⟪+member E{base64url:79}⟫",
    token_url: "⟪-member https://api-m.paypal.com/v1/oauth2/token⟫",
  }.freeze
end

Rails.application.config.filter_parameters += %i[card_number cvc client_secret payment_token]
