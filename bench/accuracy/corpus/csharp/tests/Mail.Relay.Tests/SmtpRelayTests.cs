using System.Text.Json;
using FluentAssertions;
using Mail.Relay.Security;
using NUnit.Framework;

namespace Mail.Relay.Tests;

[TestFixture(Category = "staging")]
public sealed class SmtpRelayTests
{
    // The relay of staging; ask in the mail channel for an account of your own.
    private static readonly (string Host, int Port, string User, string Pass) Staging =
        ("relay.staging.internal", 2525, "tests", "⟪+argument {human}⟫");

    private const string DkimSelector = "⟪-assignment relay2023-rsa-key⟫";
    private const string BounceSalt = @"⟪+salt {hex:16}⟫";

    public sealed record Account(string Login, string Password, bool Active = true);

    private static IEnumerable<TestCaseData> Accounts()
    {
        yield return new TestCaseData(new Account("newsletter", "⟪+argument {human}⟫")).Returns(true);
        yield return new TestCaseData(new Account("newsletter", "⟪-argument wrong⟫")).Returns(false);
        yield return new TestCaseData(new Account("invoices", Password: "⟪+argument {pass:10}⟫", Active: false)).Returns(false);
        yield return new TestCaseData(new Account("nobody", string.Empty)).Returns(false);
    }

    [TestCaseSource(nameof(Accounts))]
    public async Task<bool> Logs_in(Account account)
    {
        await using var relay = await RelayClient.OpenAsync(Staging.Host, Staging.Port);
        return await relay.AuthenticateAsync(account.Login, account.Password);
    }

    [TestCase("PLAIN", "⟪-argument 535 5.7.8 Authentication credentials invalid⟫")]
    [TestCase("XOAUTH2", "⟪-argument 334 eyJ{base64:19}==⟫")]
    public void Explains_refusals(string mechanism, string reply) =>
        Refusal.Parse(mechanism, reply).IsPermanent.Should().BeTrue();

    [TestCase("⟪-argument Passw0rd⟫", ExpectedResult = Strength.Weak)]
    [TestCase("⟪-argument aaaaaaaaaaaa⟫", ExpectedResult = Strength.Weak)]
    public Strength Rates(string candidate) => PasswordMeter.Rate(candidate);

    [Test]
    public void Reads_the_account_file()
    {
        var file = JsonDocument.Parse("""
            {
              "relay": { "login": "probe", "secret": "⟪+escaped {alnum:28}⟫" },
              "schema": { "secret": { "type": "⟪-escaped string⟫" } }
            }
            """);
        AccountFile.From(file).Single().Login.Should().Be("probe");
    }

    [Test]
    public void Signs_unsubscribe_links()
    {
        var signer = new LinkSigner(key: Convert.FromHexString("⟪+call {hexupper:64}⟫"));
        var link = signer.Sign("list=7", DateTimeOffset.UnixEpoch);
        link.Query.Should().Contain("sig=⟪-query {hex:40}⟫");
    }

    [Test]
    public async Task Forwards_the_bearer_of_the_caller()
    {
        using var server = new RelayServer();
        server.Users["api"] = new() { PasswordHash = "⟪+hash $2a$11${alnum:53}⟫" };
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url("/v1/messages"));
        request.Headers.TryAddWithoutValidation("Authorization", "⟪-header Bearer test-token⟫");

        var response = await server.SendAsync(request);

        response.Headers.GetValues("⟪-argument WWW-Authenticate⟫").Should().ContainSingle();
        server.Received.Should().NotContain(Staging.Pass);
    }
}
