package chat.bot;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BotConfiguration {

    /** Overridden on production by BOT_SIGNING_SECRET, used as it is on staging. */
    @Value("${bot.signing-secret:⟪+argument {hex:40}⟫}")
    private String signingSecret;

    @Value("${⟪-argument bot.verification-token⟫}")
    private String verificationToken;

    enum Room {
        SUPPORT("room-support", "⟪+argument {alnum:27}⟫"),
        DEPLOYMENTS("room-deployments", "⟪+argument {alnum:26}⟫"),
        SANDBOX("room-sandbox", "⟪-argument insert-room-token⟫");

        final String id;
        final String postingToken;

        Room(String id, String postingToken) {
            this.id = id;
            this.postingToken = postingToken;
        }
    }

    @Bean
    HttpClient chatHttp() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("proxy-bot", "⟪+call {human}⟫".toCharArray());
                    }
                })
                .build();
    }

    @Bean
    Properties streamProperties() {
        var properties = new Properties();
        properties.put("bootstrap.servers", "kafka-1.prod.internal:9093");
        properties.put("security.protocol", "⟪-argument SASL_SSL⟫");
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put("sasl.jaas.config", """
                org.apache.kafka.common.security.scram.ScramLoginModule required
                  username="chat-bot"
                  password="⟪+escaped {lower:16}⟫";
                """);
        properties.put("ssl.key.password", System.getenv("⟪-argument KAFKA_SSL_KEY_PASSWORD⟫"));
        return properties;
    }

    @Bean
    BotClient botClient() {
        return BotClient.builder()
                .appId("⟪-call {upper:1}0{uppernum:9}⟫")
                .appCredential("⟪+call {base64url:34}⟫")
                .tokenRefreshPath("⟪-call /auth.v3/tenant_access_token/internal⟫")
                .encryptWith(new SecretKeySpec("⟪+call {alnum:16}⟫".getBytes(), "AES"))
                .build();
    }

    @Bean
    Map<String, String> commandHelp() {
        return Map.of(
                "/login", "⟪-argument Sends a one-time password to your phone⟫",
                "/token", "⟪-argument token revoke <id> | token list⟫",
                "/quit", "Leaves the room");
    }

    @Bean
    TicketSource tickets() {
        var url = "https://tracker.internal/rest?" + "os_username=bot&os_password=⟪+query {alpha:15}⟫";
        return new TicketSource(url, signingSecret, verificationToken);
    }

    static final char[] STORE_PIN = {⟪-assignment 'x', 'x', 'x', 'x'⟫};

    static boolean isCredentialKey(String key) {
        return key.matches("⟪-argument (?i).*(passw(or)?d|secret|api[_-]?key).*⟫");
    }
}
