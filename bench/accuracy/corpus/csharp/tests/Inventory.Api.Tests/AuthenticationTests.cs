using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Inventory.Api.Tests;

public class AuthenticationTests : IClassFixture<WebApplicationFactory<Program>>
{
    private const string ServiceAccountPassword = "⟪+assignment {human}⟫";
    private readonly WebApplicationFactory<Program> _factory;

    public AuthenticationTests(WebApplicationFactory<Program> factory) => _factory = factory;

    [Theory]
    [InlineData("warehouse", "⟪-argument password⟫", HttpStatusCode.Unauthorized)]
    [InlineData("warehouse", "", HttpStatusCode.BadRequest)]
    [InlineData("auditor", "⟪+argument {alpha:12}⟫", HttpStatusCode.OK)]
    public async Task Login_returns_status(string user, string password, HttpStatusCode expected)
    {
        using var client = _factory.CreateClient();
        var response = await client.PostAsJsonAsync("/login", new { user, password });
        response.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task Service_account_gets_a_token()
    {
        using var client = _factory.CreateClient();
        var response = await client.PostAsJsonAsync("/login", new { user = "svc-stocktake", password = ServiceAccountPassword });
        var token = await response.Content.ReadFromJsonAsync<TokenResponse>();
        token!.TokenType.Should().Be("⟪-call bearer⟫");
        token.AccessToken.Should().StartWith("⟪-call eyJ⟫");
    }

    [Fact]
    public async Task Expired_token_is_rejected()
    {
        using var client = _factory.CreateClient();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer ⟪+header {jwt}⟫");
        var response = await client.GetAsync("/stock");
        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().Should().Contain("⟪-call error=\"invalid_token\"⟫");
    }

    [Fact]
    public async Task Api_key_of_the_scanner_is_accepted()
    {
        using var client = _factory.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", "⟪+header {base58:36}⟫");
        (await client.GetAsync("/stock")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Raw_body_is_accepted()
    {
        using var client = _factory.CreateClient();
        const string json = "{\"user\":\"forklift\",\"pwd\":\"⟪+escaped {alnum:11}⟫\",\"remember\":true}";
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        (await client.PostAsync("/login", content)).EnsureSuccessStatusCode();
    }

    [Fact]
    public void Localised_messages_exist()
    {
        Resources.Get("de", "Password").Should().Be("⟪-call Passwort⟫");
        Resources.Get("en", "PasswordTooShort").Should().Be("⟪-call Your password needs 12 characters.⟫");
        Resources.Get("fr", "Password").Should().Be("⟪-call Mot de passe⟫");
    }

    [Fact]
    public void Token_hash_is_stable()
    {
        TokenHasher.Hash("⟪-argument test-token⟫").Should().HaveLength(64);
        TokenHasher.Algorithm.Should().Be("SHA256");
    }

    private sealed record TokenResponse(string AccessToken, string TokenType, int ExpiresIn);
}
