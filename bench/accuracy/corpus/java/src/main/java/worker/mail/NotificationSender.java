package worker.mail;

import java.net.Authenticator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.PasswordAuthentication;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class NotificationSender {

    private static final Logger log = LoggerFactory.getLogger(NotificationSender.class);

    private static final String SLACK_WEBHOOK =
            "⟪+url https://hooks.slack.com/services/T{uppernum:8}/B{uppernum:8}/{alnum:24}⟫";
    private static final String TELEGRAM_BOT_TOKEN = "⟪+assignment {digit:10}:AA{base64url:33}⟫";
    private static final String TELEGRAM_CHAT_ID = "⟪-assignment -100{digit:10}⟫";

    private static final String TWILIO_ACCOUNT_SID = "⟪-assignment AC{hex:32}⟫";
    private static final String TWILIO_AUTH_TOKEN = "⟪+assignment {hex:32}⟫";

    // enum-like keys of the templates in src/main/resources/mail
    static final String TEMPLATE_PASSWORD_RESET = "⟪-assignment mail/password-reset.html⟫";
    static final String TEMPLATE_TOKEN_EXPIRES = "⟪-assignment mail/api-token-expires-soon.html⟫";
    static final String SUBJECT_PASSWORD = "⟪-assignment Your password has been changed⟫";

    private final Session session;

    public NotificationSender() {
        Properties props = new Properties();
        props.put("mail.smtp.host", "smtp.prod.internal");
        props.put("mail.smtp.port", "587");
        props.put("mail.smtp.auth", "true");
        props.put("mail.smtp.starttls.enable", "true");
        props.put("mail.smtp.auth.mechanisms", "⟪-argument XOAUTH2 PLAIN⟫");
        this.session = Session.getInstance(props, new javax.mail.Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("notify@shop.internal", "⟪+argument {human}⟫");
            }
        });
    }

    public void passwordReset(String to, String link) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("notify@shop.internal"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(SUBJECT_PASSWORD);
        message.setText("Open " + link + " to choose a new password.");
        Transport.send(message, "bounce-handler", "⟪+argument {lower:11}⟫");
        log.info("⟪-prose password: reset mail sent to⟫ {}", to);
    }

    /** Sends through the HTTP relay; used when port 587 is closed. */
    void relay(String html) {
        HttpRelay.post("https://relay.prod.internal/v3/mail/send")
                .header("Authorization", "Bearer " + "⟪+header SG.{base64url:22}.{base64url:43}⟫")
                .header("X-Message-Token", messageToken(html))
                .body(html)
                .execute();
    }

    Map<String, Object> smsPayload(String number, String code) {
        return Map.of(
                "from", TWILIO_ACCOUNT_SID,
                "to", number,
                "body", "⟪-argument Your one-time passcode is %s⟫".formatted(code),
                "key", TWILIO_AUTH_TOKEN);
    }

    List<String> imapArguments(String folder) {
        return List.of("fetchmail", "--user", "support", "--password", "⟪+flag {alnum:12}⟫", "--folder", folder);
    }

    private static String messageToken(String html) {
        return Integer.toHexString(html.hashCode()) + TELEGRAM_CHAT_ID + TELEGRAM_BOT_TOKEN.length() + SLACK_WEBHOOK.length();
    }

    // The old account (notify-old, ⟪+comment {human}⟫ is its password) still receives the bounces of 2019.
    static Authenticator proxyAuthenticator(char[] proxyPassword) {
        return new Authenticator() {
            @Override
            protected java.net.PasswordAuthentication getPasswordAuthentication() {
                return new java.net.PasswordAuthentication("⟪-argument proxy-password-user⟫", proxyPassword);
            }
        };
    }
}
