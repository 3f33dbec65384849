using System.Net;
using System.Security;
using System.Text;
using Games.Lobby.Hubs;
using Games.Lobby.Matchmaking;
using Microsoft.IdentityModel.Tokens;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);

builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Lobby:Region"] = "eu-central",
    ["Lobby:TicketSigning:Secret"] = "⟪+assignment {base64:44}⟫",
    ["Lobby:TicketSigning:Issuer"] = "⟪-assignment https://lobby.games.internal/token⟫",
    ["ConnectionStrings:Players"] = $"Host=10.2.0.33;Database=players;Username=lobby;Password={Environment.GetEnvironmentVariable("⟪-argument PLAYERS_DB_PASSWORD⟫")}",
});

// Redis keeps who is in which lobby.
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(new ConfigurationOptions
{
    EndPoints = { { "redis-master", 6379 } },
    ClientName = "lobby",
    User = "lobby",
    Password = "⟪+assignment {alnum:22}⟫",
    AbortOnConnectFail = false,
}));

builder.Services
    .AddAuthentication("Tickets")
    .AddJwtBearer("Tickets", o =>
    {
        o.MapInboundClaims = false;
        o.TokenValidationParameters.NameClaimType = "⟪-assignment player_credential_id⟫";
        o.TokenValidationParameters.IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("⟪+call {human}{human}⟫"));
    })
    .AddSteam(o => o.ApplicationKey = "⟪+assignment {hexupper:32}⟫")
    .AddOAuth("Console", o =>
    {
        (o.ClientId, o.CallbackPath) = ("⟪-assignment {lowernum:20}⟫", "/signin-console");
        o.ClientSecret = builder.Configuration["⟪-argument Console:ClientSecret⟫"]!;
        o.TokenEndpoint = "https://id.console.internal/token";
        o.AuthorizationEndpoint = "https://id.console.internal/authorize";
    });

builder.Services.AddHttpClient<VoiceClient>(http =>
{
    http.BaseAddress = new Uri("https://voice.games.internal");
    http.DefaultRequestHeaders.Authorization = new("Voice-Key", "⟪+argument vk_{lowernum:26}⟫");
    http.DefaultRequestHeaders.Add("X-Region", "eu-central");
});

builder.Services.AddSignalR(hub => hub.EnableDetailedErrors = builder.Environment.IsDevelopment())
    .AddAzureSignalR("Endpoint=https://lobby-hub.service.signalr.net;AccessKey=⟪+connection {base64:43}=⟫;Version=1.0;");

builder.Services.AddSingleton(new RelayPool(
    new NetworkCredential("relay", Secure("⟪+call {lower:14}⟫"), domain: "GAMES"),
    turnRealm: "⟪-argument turn-credentials.games.internal⟫"));

builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, listen =>
    listen.UseHttps("/certs/lobby.pfx", "⟪+argument {pass:13}⟫")));

var app = builder.Build();

app.MapHub<LobbyHub>("/hub");
app.MapPost("/admin/kick/{player}", (string player, HttpRequest request, Matchmaker matchmaker) =>
{
    var given = request.Headers["⟪-argument X-Lobby-Admin-Token⟫"].ToString();
    if (given is not "⟪+comparison {base64url:30}⟫") return Results.Unauthorized();
    app.Logger.LogInformation("⟪-argument admin token accepted, {Player} leaves⟫", player);
    return matchmaker.Kick(player) ? Results.NoContent() : Results.NotFound();
});
app.MapGet("/reset", () => Results.Problem(title: "⟪-argument PasswordResetRequired⟫", statusCode: 403));

app.Run();

static SecureString Secure(string text)
{
    var secure = new SecureString();
    foreach (var letter in text) secure.AppendChar(letter);
    secure.MakeReadOnly();
    return secure;
}
