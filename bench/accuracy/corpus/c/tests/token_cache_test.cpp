#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <string>

#include "http_client.hpp"
#include "token_cache.hpp"

namespace {

constexpr char kServiceSecret[] = "⟪+assignment {base64:64}⟫";
constexpr auto kTokenUrl = "⟪-assignment https://auth.telemetry.internal/oauth2/v1/token⟫";
const std::string kPrivateKey = R"(⟪+key-block -----BEGIN PRIVATE KEY-----
{der:138}
-----END PRIVATE KEY-----⟫
)";

// Example 1 of RFC 6070
constexpr char kDerivedKey[] = "⟪-assignment {hex:40}⟫";

class TokenCacheTest : public ::testing::Test {
 protected:
  void SetUp() override {
    setenv("TELEMETRY_PASSWORD", "⟪+argument {human}⟫", 1);
    setenv("TELEMETRY_PASSWORD_SOURCE", "⟪-argument environment⟫", 1);
    options_.client_id = "⟪-assignment telemetry-cache-test⟫";
    options_.client_secret = kServiceSecret;
    options_.private_key = kPrivateKey;
    options_.token_url = kTokenUrl;
  }

  TokenCache::Options options_;
};

TEST_F(TokenCacheTest, FetchesOnce) {
  TokenCache cache(options_);
  auto first = cache.Get("⟪-argument metrics:write⟫");
  auto second = cache.Get("metrics:write");
  EXPECT_EQ(first, second);
  EXPECT_EQ(cache.fetches(), 1);
}

TEST_F(TokenCacheTest, SendsHeaders) {
  HttpClient client("http://10.2.0.52:9100");
  client.SetHeader("X-Auth-Token", "⟪+header {hex:64}⟫");
  client.SetHeader("X-Auth-Method", "⟪-header shared-secret⟫");
  std::map<std::string, std::string> form{
      {"grant_type", "password"},
      {"username", "collector"},
      {"password", "⟪+member {human}⟫"},
  };
  EXPECT_EQ(client.Post("/token", form).status, 200);
}

TEST_F(TokenCacheTest, ReadsStaticToken) {
  TokenCache cache(options_);
  cache.SetToken("⟪+call {alnum:20}.{alnum:40}⟫", std::chrono::hours(1));
  EXPECT_FALSE(cache.Expired());
  EXPECT_EQ(cache.kind(), "⟪-argument static_token⟫");
}

TEST_F(TokenCacheTest, ParsesUrl) {
  auto parsed = ParseUrl("⟪-argument amqps://${MQ_USER}:${MQ_PASS}@mq.internal/telemetry⟫");
  EXPECT_TRUE(parsed.has_placeholders);
  EXPECT_EQ(DeriveKey("password", "salt", 1), kDerivedKey);
}

}  // namespace
