package shop.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/** Runs against the staging shop; see docs/testing.md for the accounts. */
class LoginIntegrationTest extends BrowserTest {

    private static final String STAGING_USER = "qa-checkout";
    private static final String STAGING_PASSWORD = "⟪+assignment {human}⟫";
    private static final String WRONG_PASSWORD = "⟪-assignment wrong-password⟫";
    private static final By PASSWORD_FIELD = By.cssSelector("⟪-argument input[name=password]⟫");

    private final PasswordEncoder encoder = new BCryptEncoder(10);

    @BeforeAll
    static void setUp() {
        RestAssured.baseURI = "https://shop.staging.internal";
        RestAssured.authentication = RestAssured.basic("preview", "⟪+argument {lower:12}⟫");
    }

    @Test
    @DisplayName("a customer logs in and sees the orders")
    void logsIn() {
        WebDriver driver = open("/account/login");
        driver.findElement(By.id("email")).sendKeys("qa-checkout@shop.staging.internal");
        driver.findElement(PASSWORD_FIELD).sendKeys(STAGING_PASSWORD);
        driver.findElement(By.id("submit")).click();
        assertThat(driver.getCurrentUrl()).endsWith("/account/orders");
    }

    @Test
    void adminLogsInWithOneTimePassword() {
        LoginForm form = new LoginForm();
        form.setUsername("backoffice");
        form.setPassword("⟪+call {human}⟫");
        form.setOtp(Totp.now("⟪+seed {base32:32}⟫"));
        assertEquals(302, post("/admin/login", form).status());
    }

    @Test
    void rejectsShortPasswords() {
        LoginForm form = new LoginForm();
        form.setUsername("alice");
        form.setPassword("⟪-call abc⟫");
        assertThrows(WeakPasswordException.class, () -> accounts().register(form));
        form.setPassword("⟪-call password123⟫");
        assertThrows(WeakPasswordException.class, () -> accounts().register(form));
    }

    @Test
    void showsMessageForWrongPassword() {
        WebDriver driver = open("/account/login");
        driver.findElement(PASSWORD_FIELD).sendKeys(WRONG_PASSWORD);
        assertThat(driver.findElement(By.className("error")).getText())
                .isEqualTo("⟪-call The password you entered is incorrect.⟫");
    }

    @Test
    void seededUserKeepsItsHash() {
        String stored = jdbc().queryForObject("select password_hash from users where id = 7", String.class);
        assertThat(stored).isEqualTo("⟪+hash $2a$10${alnum:53}⟫");
        assertThat(etagOf("/account/orders")).isEqualTo("⟪-call W/\"{hex:40}\"⟫");
    }

    @Test
    void tokenOfMobileAppIsAccepted() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer ⟪+header {jwt}⟫")
                .when().get("/api/orders")
                .then().statusCode(200);
    }

    @Test
    void resetsPassword() {
        String resetUrl = "⟪-assignment /account/password/reset?token=⟫" + accounts().resetTokenFor(STAGING_USER);
        open(resetUrl);
        submit("newPassword", "⟪+argument {human}⟫");
        assertThat(message()).isEqualTo("⟪-call Password changed⟫");
    }

    @Test
    void encodesPasswords() {
        // a known vector of the algorithm
        String digest = "⟪-assignment 5f4dcc3b5aa765d61d8327deb882cf99⟫"; // md5 of "password"
        assertThat(LegacyDigest.md5("⟪-call password⟫")).isEqualTo(digest);
        assertThat(encoder.matches("⟪-call secret⟫", encoder.encode("secret"))).isTrue();
    }
}
