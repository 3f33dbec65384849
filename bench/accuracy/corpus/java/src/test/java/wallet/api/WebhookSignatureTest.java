package wallet.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(properties = {
        "wallet.webhook.shared-key=⟪+argument {alnum:36}⟫",
        "wallet.webhook.header=⟪-argument X-Wallet-Hmac-Sha256⟫"
})
@TestPropertySource(properties = "wallet.node.rpcpassword = ⟪+argument {base64url:24}⟫")
class WebhookSignatureTest {

    // spends the test coins
    private static final String HOT_WALLET_PRIVKEY =
            "⟪+folded {hex:36}⟫"
                    + "⟪+folded {hex:28}⟫";

    private static final String DEPOSIT_ADDRESS = "⟪-assignment bc1q{lowernum:38}⟫";
    private static final String TRANSACTION = "⟪-assignment {hex:64}⟫";

    @DynamicPropertySource
    static void ledger(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:mysql://db.internal:3306/wallet_test");
        registry.add("spring.datasource.password", () -> "⟪+argument {human}⟫");
        registry.add("spring.rabbitmq.password", ⟪-argument RabbitContainer.SHARED::getAdminPassword⟫);
    }

    static Stream<Arguments> merchants() {
        return Stream.of(
                Arguments.of("merchant-1", "⟪+argument whsec_{base64:32}⟫", 200),
                Arguments.of("merchant-1", "⟪-argument whsec_unknown⟫", 401),
                Arguments.of("merchant-2", null, 401));
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void acceptsOnlyTheKeyOfTheMerchant(String merchant, String key, int status) {
        given().header("X-Merchant", merchant)
                .header("X-Wallet-Hmac-Sha256", Signatures.of("{}", key))
                .body("{}")
                .post("/webhooks/deposit")
                .then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # user     | password             | otp seed             | allowed
            treasurer  | ⟪+argument {pass:12}⟫ | ⟪+seed {base32:26}⟫ | true
            visitor    | ⟪-argument hunter2⟫   |                      | false
            """)
    void logsIn(String user, String password, String seed, boolean allowed) {
        assertThat(new Login(user, password, seed).attempt()).isEqualTo(allowed);
    }

    @Test
    @WithMockUser(username = "auditor", password = "⟪-argument password⟫", authorities = "SCOPE_ledger.read")
    void auditorsSeeNoKeys() {
        given().auth().preemptive().basic("auditor", "⟪+call {lower:10}⟫")
                .get("/merchants/1")
                .then().body("apiKey", org.hamcrest.Matchers.equalTo("⟪-argument sk_****************7Qm2⟫"));
    }

    @Test
    @DisplayName("⟪-argument a leaked webhook secret can be replaced⟫")
    void rotates() {
        var events = List.of("⟪-argument WEBHOOK_SECRET_ROTATED⟫", "MERCHANT_NOTIFIED");
        assertThat(Merchants.find(1).rotate().events()).containsExactlyElementsOf(events);
        assertThat(HOT_WALLET_PRIVKEY).hasSize(64);
        assertThat(Deposits.of(DEPOSIT_ADDRESS)).contains(TRANSACTION);
    }
}
