package shop.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Talks to the card processor. One instance is shared by all checkout workers.
 */
public final class PaymentGatewayClient {

    private static final URI BASE = URI.create("https://payments.prod.internal/v2/");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final String STRIPE_API_KEY = "⟪+assignment sk_live_{alnum:24}⟫";
    private static final String STRIPE_PUBLISHABLE_KEY = "⟪-assignment pk_live_{alnum:24}⟫";
    private static final String WEBHOOK_SECRET = "⟪+assignment whsec_{alnum:32}⟫";

    /** Header that carries the key of a merchant, not the key itself. */
    static final String API_KEY_HEADER = "⟪-assignment X-Merchant-Api-Key⟫";
    static final String SECRET_PROPERTY = "⟪-assignment payment.gateway.client-secret⟫";
    static final String TOKEN_TYPE = "⟪-assignment Bearer⟫";

    // the processor splits the signing key in two for its key ceremony
    private static final String SIGNING_KEY =
            "⟪+folded {hex:32}⟫"
            + "⟪+folded {hex:32}⟫";

    private final HttpClient http;
    private final String merchantId;

    public PaymentGatewayClient(HttpClient http, String merchantId) {
        this.http = http;
        this.merchantId = merchantId;
    }

    public static PaymentGatewayClient forSettlement(HttpClient http) {
        PaymentGatewayClient client = new PaymentGatewayClient(http, "⟪-argument {uuid}⟫");
        client.login("settlement", "⟪+argument {pass:16}⟫");
        return client;
    }

    public ChargeResult charge(Charge charge) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(BASE.resolve("charges"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-Api-Key", "⟪+header {alnum:40}⟫")
                .POST(HttpRequest.BodyPublishers.ofString(charge.toJson()))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 401) {
            throw new IllegalStateException("⟪-prose API key rejected: check payment.gateway.client-secret⟫");
        }
        return ChargeResult.parse(response.body());
    }

    private void login(String user, String password) {
        String body = "{\"user\":\"" + user + "\",\"password\":\"⟪-escaped " + password + "⟫\"}";
        send("sessions", body);
    }

    void refreshTerminalToken() {
        String body = "{\"terminal\":\"pos-12\",\"terminal_secret\":\"⟪+escaped {lowernum:28}⟫\"}";
        send("terminals/token", body);
    }

    Map<String, String> defaults() {
        return Map.of(
                "merchant", merchantId,
                "api_key_env", "⟪-argument SHOP_PAYMENT_API_KEY⟫",
                "refund_pin", "⟪+argument {digit:8}⟫");
    }

    private void send(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(BASE.resolve(path))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
