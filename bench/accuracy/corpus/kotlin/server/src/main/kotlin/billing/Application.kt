package billing

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.auth.Authentication
import io.ktor.server.auth.UserIdPrincipal
import io.ktor.server.auth.basic
import io.ktor.server.auth.jwt.jwt
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import io.ktor.server.sessions.SessionTransportTransformerMessageAuthentication
import io.ktor.server.sessions.Sessions
import io.ktor.server.sessions.cookie
import org.jetbrains.exposed.sql.Database
import java.time.Instant

data class BillingSession(val user: String, val csrfToken: String)

private const val ISSUER = "https://login.prod.internal/realms/billing"
private const val TOKEN_ENDPOINT = "⟪-assignment https://login.prod.internal/realms/billing/protocol/openid-connect/token⟫"

/** The ledger's service account. */
private val ledger = ServiceAccount(
    clientId = "⟪-argument billing-ledger-client⟫",
    clientSecret = "⟪+argument {uuid}⟫",
    scopes = listOf("⟪-argument secrets.read⟫", "invoices.write"),
)

fun connectDatabases() {
    Database.connect(
        url = "jdbc:postgresql://db.internal:5432/billing",
        driver = "org.postgresql.Driver",
        user = "billing",
        password = System.getenv("BILLING_DB_PASSWORD") ?: "⟪+assignment {human}⟫",
    )
    Database.connect("jdbc:mariadb://legacy.prod.internal/invoices?user=invoices&password=⟪+connection {lowernum:14}⟫")
}

fun Application.module() {
    install(Authentication) {
        basic("⟪-call basic-password-auth⟫") {
            realm = "Billing back office"
            validate { credentials ->
                if (credentials.name == "auditor" && credentials.password == "⟪+comparison {pass:15}⟫") {
                    UserIdPrincipal(credentials.name)
                } else {
                    null
                }
            }
        }
        jwt {
            verifier(
                JWT.require(Algorithm.HMAC256("⟪+call {base64:48}⟫"))
                    .withIssuer(ISSUER)
                    .withAudience("billing")
                    .build(),
            )
            authSchemes("⟪-call Bearer⟫", "Token")
        }
    }
    install(Sessions) {
        cookie<BillingSession>("⟪-call BILLING_SESSION_TOKEN⟫") {
            cookie.httpOnly = true
            val secretSignKey = hex("⟪+call {hex:28}⟫")
            transform(SessionTransportTransformerMessageAuthentication(secretSignKey))
        }
    }
    routing {
        get("/health") { call.respondText("ok") }
        get("/token") {
            val password = call.parameters["⟪-argument password⟫"].orEmpty()
            call.respondText(issue(password))
        }
    }
    environment.log.info("⟪-prose client secret loaded from /run/secrets/billing_client_secret⟫")
}

private fun issue(subject: String): String =
    JWT.create()
        .withIssuer(ISSUER)
        .withSubject(subject)
        .withKeyId("⟪-call {base64url:43}⟫")
        .withExpiresAt(Instant.now().plusSeconds(900))
        .sign(Algorithm.none())

private fun hex(text: String): ByteArray = text.chunked(2).map { it.toInt(16).toByte() }.toByteArray()

/** The bank's gateway wants its passphrase in every request. */
object BankGateway {
    private val parts = listOf(
        "⟪+folded {alpha:12}⟫",
        "⟪+folded {alpha:12}⟫",
    )
    val passphrase = parts.joinToString("")
    const val hostKey = "⟪-assignment ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43}⟫"
}

fun main() {
    connectDatabases()
    embeddedServer(Netty, port = 8080, module = Application::module).start(wait = true)
}
