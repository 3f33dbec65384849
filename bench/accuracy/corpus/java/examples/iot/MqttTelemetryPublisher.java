package iot;

import java.io.FileInputStream;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Publishes the readings of a greenhouse and keeps the raw frames in a bucket.
 * Run with {@code java MqttTelemetryPublisher --password ⟪-comment <broker password>⟫}.
 */
public class MqttTelemetryPublisher {

    static final String BROKER = "ssl://mq.prod.internal:8883";
    static final String DEVICE_ID = "⟪-assignment {uuid}⟫";
    static final String KEYSTORE_PATH = "⟪-assignment /opt/greenhouse/keys/device-keystore.p12⟫";
    static final String KEY_ALIAS = "⟪-assignment greenhouse-signing-key⟫";

    static String keystorePassword = "⟪+assignment {pass:12}⟫";
    static char[] keyPass = "⟪+assignment {alpha:15}⟫".toCharArray();

    // trusted root of the broker, SHA-1: ⟪-comment {hexupper:40}⟫
    static final String DEVICE_KEY = """
            ⟪+key-block -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEI{base64:55}
            {base64:64}
            {base64:32}
            -----END EC PRIVATE KEY-----⟫
            """;

    public static void main(String[] args) throws Exception {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName("greenhouse-7");
        options.setPassword("⟪+call {alnum:32}⟫".toCharArray());
        options.setCleanSession(true);
        options.setSocketFactory(sslContext().getSocketFactory());

        try (MqttClient client = new MqttClient(BROKER, DEVICE_ID)) {
            client.connect(options);
            client.publish("greenhouse/7/temperature", new MqttMessage("21.4".getBytes()));
            client.publish("⟪-argument devices/greenhouse-7/token/refresh⟫", new MqttMessage(new byte[0]));
        }
        archive(args.length > 1 ? args[1] : System.getenv("⟪-call AWS_SECRET_ACCESS_KEY⟫"));
    }

    static SSLContext sslContext() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (FileInputStream in = new FileInputStream(KEYSTORE_PATH)) {
            store.load(in, keystorePassword.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(store, keyPass);
        System.setProperty("javax.net.ssl.trustStorePassword", "⟪-argument changeit⟫");
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    static void archive(String secretAccessKey) {
        AwsBasicCredentials credentials = AwsBasicCredentials.create(
                "⟪+argument AKIA{base32:16}⟫",
                "⟪+argument {base64:40}⟫");
        try (S3Client s3 = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build()) {
            s3.putObject(b -> b.bucket("greenhouse-frames").key("⟪-call frames/{hex:32}.bin⟫").build(), framesOf(secretAccessKey));
        }
    }

    static String influxLine(double value) {
        InfluxWriter writer = InfluxWriter.connect("http://influx.prod.internal:8086");
        writer.token("⟪+call {base64url:60}⟫");
        writer.setPasswordPolicy("⟪-call min-12-mixed-case⟫");
        return writer.format("temperature", value, KEY_ALIAS);
    }
}
