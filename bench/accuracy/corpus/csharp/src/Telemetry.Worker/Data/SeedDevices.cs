using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using MailKit.Net.Smtp;
using MQTTnet.Client;
using Npgsql;

namespace Telemetry.Worker.Data
{
    internal static class SeedDevices
    {
        // used until the devices have been provisioned
        internal const string DefaultWifiPassphrase = "⟪+assignment {human}⟫";

        private static readonly Dictionary<string, string> ProvisioningTokens = new Dictionary<string, string>
        {
            ["roof-north"] = "⟪+assignment {hex:32}⟫",
            ["boiler-room"] = "⟪+assignment {hex:32}⟫",
            ["spare"] = "⟪-assignment not-yet-provisioned⟫",
        };

        private const string InsertUser = @"
            INSERT INTO dashboard_users (email, password_hash, security_stamp)
            VALUES (@Email, @PasswordHash, @SecurityStamp)";

        internal static async Task RunAsync(CancellationToken cancellationToken)
        {
            await using var db = new NpgsqlConnection(
                "Host=timescale.internal;Username=telemetry;Password=⟪+connection {alpha:18}⟫;Database=telemetry;Pooling=true");
            await db.OpenAsync(cancellationToken);

            await db.ExecuteAsync(InsertUser, new
            {
                Email = "⟪-member dashboard-password-reset@telemetry.internal⟫",
                PasswordHash = "⟪+hash $2a$11${alnum:53}⟫",
                SecurityStamp = "⟪-member {uppernum:32}⟫",
            });

            foreach (var (device, token) in ProvisioningTokens)
                await db.ExecuteAsync("UPDATE devices SET ⟪-sql provisioning_token⟫ = @token WHERE name = @device", new { token, device });
        }

        internal static MqttClientOptions Mqtt()
        {
            return new MqttClientOptionsBuilder()
                .WithTcpServer("mq.prod.internal", 8883)
                .WithCredentials("telemetry-worker", "⟪+argument {human}⟫")
                .WithClientId("⟪-call telemetry-worker-{uuid}⟫")
                .Build();
        }

        internal static async Task MailAsync(CancellationToken cancellationToken)
        {
            using var smtp = new SmtpClient();
            await smtp.ConnectAsync("smtp-relay.internal", 587, cancellationToken: cancellationToken);
            await smtp.AuthenticateAsync(new NetworkCredential("alerts", "⟪+argument {human}⟫"), cancellationToken);
            await smtp.DisconnectAsync(true, cancellationToken);
        }

        internal static string? FromEnvironment() => Environment.GetEnvironmentVariable("⟪-call TELEMETRY_INGEST_TOKEN⟫");

        internal static Uri Ingest(string password) => new Uri($"⟪-url https://ingest:{password}@ingest.internal/v1⟫");
    }
}
