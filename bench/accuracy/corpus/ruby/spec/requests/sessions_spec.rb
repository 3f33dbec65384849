# frozen_string_literal: true

require "rails_helper"

RSpec.describe "Sessions", type: :request do
  let(:user) { create(:user, email: "reader@library.test", password: "⟪-argument password⟫") }
  let(:admin) { create(:user, :admin, password: "⟪+argument {human}⟫") }
  let(:api_token) { "⟪+call {hex:32}⟫" }

  describe "POST /login" do
    it "signs in with the right password" do
      post "/login", params: { email: user.email, password: "⟪-member password⟫" }
      expect(response).to redirect_to("/shelves")
    end

    it "rejects a wrong password" do
      post "/login", params: { email: user.email, password: "⟪-member wrong-password⟫" }
      expect(flash[:alert]).to eq("⟪-argument Invalid Email or password.⟫")
    end

    it "asks for a code if two factors are on" do
      user.update!(otp_secret: "⟪+seed {base32:32}⟫", otp_required: true)
      post "/login", params: { email: user.email, password: user.password }
      expect(response.body).to include("⟪-argument Enter the code of your authenticator⟫")
    end

    it "keeps the digest of the password only" do
      expect(user.password_digest).to start_with("⟪-argument $2a$04$⟫")
    end
  end

  describe "GET /api/loans" do
    it "takes a token" do
      create(:api_client, token: api_token)
      get "/api/loans", headers: { "Authorization" => "Token token=#{api_token}" }
      expect(response).to have_http_status(:ok)
    end

    it "takes a signed one" do
      get "/api/loans", headers: { "Authorization" => "Bearer ⟪+header {jwt}⟫" }
      expect(response).to have_http_status(:ok)
    end

    it "does not take none" do
      get "/api/loans", headers: { "Authorization" => "Bearer ⟪-header invalid-token⟫" }
      expect(response).to have_http_status(:unauthorized)
      expect(json["error"]).to eq("⟪-argument token_expired_or_revoked⟫")
    end
  end

  # The catalogue of the union is a real server: this spec runs nightly only.
  describe "remote catalogue", :remote do
    before do
      Catalogue.configure do |c|
        c.host = "catalogue.union.internal"
        c.username = "library-ci"
        c.password = "⟪+assignment {lower:12}⟫"
      end
    end

    it "logs in" do
      fill_in "Password", with: "⟪+argument {pass:10}⟫"
      click_button "Sign in"
      expect(page).to have_css("⟪-argument input#session_password.form-control⟫")
    end

    it "sends the cookie on" do
      stub_request(:get, /loans/).with(headers: { "Cookie" => "_library_session=⟪+cookie {alnum:48}⟫" })
      expect(Catalogue.loans).to be_empty
    end
  end
end
