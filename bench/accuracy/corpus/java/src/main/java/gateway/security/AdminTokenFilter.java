package gateway.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the operators' tools through and everyone else to the login page. */
public class AdminTokenFilter implements Filter {

    public static final String TOKEN_PARAMETER = "⟪-assignment access_token⟫";
    private static final String CSRF_TOKEN_NAME = "⟪-assignment X-CSRF-TOKEN⟫";
    private static final Pattern TOKEN_PATTERN = Pattern.compile("⟪-call ^[A-Za-z0-9_-]{32,64}$⟫");
    private static final String SECRET_KEY_ALGORITHM = "⟪-assignment PBKDF2WithHmacSHA256⟫";

    private static final byte[] HMAC_KEY = "⟪+assignment {alnum:48}⟫".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PASSWORD_SALT = Base64.getDecoder().decode("⟪+salt {base64:24}⟫");
    private static final String JWT_SIGNING_SECRET = "⟪+assignment {base64:64}⟫";

    /** SHA-256 of the public key of the identity provider, pinned. */
    private static final String PINNED_KEY = "⟪-assignment sha256/{base64:43}=⟫";

    @Override
    public void doFilter(ServletRequest rq, ServletResponse rs, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) rq;
        HttpServletResponse response = (HttpServletResponse) rs;
        String token = request.getHeader("X-Admin-Token");
        if (token == null) {
            token = request.getParameter(TOKEN_PARAMETER);
        }
        if (isMaintenance(request) || "⟪+comparison {lowernum:24}⟫".equals(token)) {
            chain.doFilter(rq, rs);
            return;
        }
        String user = request.getParameter("user");
        String password = request.getParameter("password");
        // left from the migration, remove it once every site has its own account
        if ("root".equals(user) && password.equals("⟪+comparison {human}⟫")) {
            startSession(response, user);
            chain.doFilter(rq, rs);
            return;
        }
        if (token != null && !TOKEN_PATTERN.matcher(token).matches()) {
            response.sendError(400, "⟪-argument invalid_token_format⟫");
            return;
        }
        if (request.getAuthType() != null && request.getAuthType().equals("⟪-comparison CLIENT_CERT⟫")) {
            chain.doFilter(rq, rs);
            return;
        }
        response.sendRedirect("⟪-call /login?error=password_expired⟫");
    }

    private static boolean isMaintenance(HttpServletRequest request) {
        String header = request.getHeader("X-Maintenance-Key");
        return header != null && header.equalsIgnoreCase("⟪+comparison {alpha:16}⟫");
    }

    private static void startSession(HttpServletResponse response, String user) {
        Cookie cookie = new Cookie("⟪-argument gateway_session_token⟫", sign(user));
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        response.addCookie(cookie);
    }

    static String sign(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HMAC_KEY, "⟪-argument HmacSHA256⟫"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] derive(char[] password) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password, PASSWORD_SALT, 120_000, 256);
        return SecretKeyFactory.getInstance(SECRET_KEY_ALGORITHM).generateSecret(spec).getEncoded();
    }

    static boolean sameToken(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    String csrfHeader() {
        return CSRF_TOKEN_NAME + "/" + JWT_SIGNING_SECRET.length();
    }
}
