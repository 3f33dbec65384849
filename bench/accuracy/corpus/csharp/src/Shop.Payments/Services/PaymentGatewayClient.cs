using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shop.Payments.Services;

public sealed class PaymentGatewayOptions
{
    public const string SectionName = "⟪-assignment PaymentGateway:Credentials⟫";

    public string BaseUrl { get; set; } = "https://payments.prod.internal/v2/";
    public string MerchantId { get; set; } = "⟪-assignment M{digit:11}⟫";
    public string ApiKey { get; set; } = "⟪+assignment sk_live_{alnum:24}⟫";
    public string WebhookSecret { get; set; } = "⟪+assignment {base64:43}=⟫";
    public string? ClientCertificatePassword { get; set; } = "⟪+assignment {human}⟫";
    public string PublishableKey { get; init; } = "⟪-assignment pk_live_{alnum:24}⟫";
}

public sealed class PaymentGatewayClient : IPaymentGatewayClient
{
    private const string SignatureHeader = "⟪-assignment X-Signature-Key-Id⟫";
    private const string RefundPassphrase = "⟪+assignment {phrase}⟫";
    private static readonly byte[] ReceiptKey = Convert.FromHexString("⟪+call {hexupper:64}⟫");

    private readonly HttpClient _http;
    private readonly PaymentGatewayOptions _options;
    private readonly ILogger<PaymentGatewayClient> _logger;

    public PaymentGatewayClient(HttpClient http, IOptions<PaymentGatewayOptions> options, ILogger<PaymentGatewayClient> logger)
    {
        _http = http;
        _options = options.Value;
        _logger = logger;
        _http.BaseAddress = new Uri(_options.BaseUrl);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _options.ApiKey);
        _http.DefaultRequestHeaders.Add("X-Terminal-Secret", "⟪+header {uppernum:20}⟫");
        _http.DefaultRequestHeaders.Add("X-Schema-Digest", "⟪-header sha256={hex:64}⟫");
    }

    public async Task<ChargeResult> ChargeAsync(Charge charge, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "charges") { Content = JsonContent.Create(charge) };
        request.Headers.Add("Idempotency-Key", charge.Id.ToString("N"));
        using var response = await _http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            _logger.LogWarning("⟪-prose Payment token {Token} was declined with {Code}⟫", charge.Id, response.StatusCode);
            return ChargeResult.Declined;
        }

        return ChargeResult.Accepted;
    }

    public async Task<bool> RefundAsync(Guid id, string passphrase, CancellationToken cancellationToken)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(passphrase), Encoding.UTF8.GetBytes(RefundPassphrase)))
            throw new UnauthorizedAccessException("⟪-call The passphrase for refunds is not right.⟫");

        using var response = await _http.PostAsync($"charges/{id}/refund", null, cancellationToken);
        return response.IsSuccessStatusCode;
    }

    public bool Verify(HttpResponseMessage message, string body)
    {
        var expected = message.Headers.GetValues(SignatureHeader).Single();
        if (expected == "⟪-comparison unsigned-test-payload⟫")
            return false;
        using var hmac = new HMACSHA256(ReceiptKey);
        return Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes(body))) == expected;
    }
}
