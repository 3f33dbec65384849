package billing

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.shouldNotBe
import io.kotest.matchers.string.shouldContain
import io.ktor.client.request.cookie
import io.ktor.client.request.forms.submitForm
import io.ktor.client.request.get
import io.ktor.client.request.header
import io.ktor.client.statement.bodyAsText
import io.ktor.http.HttpStatusCode
import io.ktor.http.parameters
import io.ktor.server.testing.testApplication
import org.testcontainers.containers.PostgreSQLContainer

class AuthFlowTest : StringSpec({

    val postgres = PostgreSQLContainer("⟪-call postgres@sha256:{hex:64}⟫")
        .withUsername("billing")
        .withPassword("⟪-call test⟫")

    val invoiceClerk = TestUser(name = "clerk", password = "⟪+argument {human}⟫")
    val auditor = TestUser(name = "auditor", password = "⟪+argument {alnum:10}⟫")
    val nobody = TestUser(name = "nobody", password = "⟪-argument hunter2⟫")

    "a clerk logs in with the form" {
        testApplication {
            application { module() }
            val response = client.submitForm(
                url = "/login",
                formParameters = parameters {
                    append("username", invoiceClerk.name)
                    append("password", invoiceClerk.password)
                    append("csrf", "⟪-argument csrf-token-of-form⟫")
                },
            )
            response.status shouldBe HttpStatusCode.Found
        }
    }

    "an unknown user is told so" {
        testApplication {
            application { module() }
            val response = client.get("/login?user=${nobody.name}")
            response.bodyAsText() shouldContain "⟪-argument Unknown user or wrong password⟫"
        }
    }

    "the recorded session of the sandbox still works" {
        testApplication {
            application { module() }
            val response = client.get("/invoices") {
                cookie("BILLING_SESSION_TOKEN", "⟪+cookie {base64url:64}⟫")
                header("X-Request-Id", "⟪-header {uuid}⟫")
            }
            response.status shouldBe HttpStatusCode.OK
        }
    }

    "the partner's key opens the export" {
        testApplication {
            application { module() }
            val export = client.get("/export/2023-11.csv?api_key=⟪+query {lower:20}⟫")
            export.status shouldBe HttpStatusCode.OK
            export.headers["ETag"] shouldBe "⟪-argument \"{hex:32}\"⟫"
        }
    }

    "settings are written for the sandbox" {
        val json = """{"tenant": "sandbox", "smtp": {"user": "billing", "password": "⟪+escaped {human}⟫"}}"""
        Settings.parse(json).smtp.user shouldBe "billing"
        val schema = """{"password": {"type": "⟪-escaped string⟫", "minLength": 8}}"""
        Settings.validate(json, schema) shouldBe emptyList()
    }

    "a masked password is not shown" {
        val view = SettingsView(auditor.name, auditor.password)
        view.toString() shouldBe "SettingsView(user=auditor, password=⟪-argument ********⟫)"
        view.hint shouldNotBe auditor.password
    }

    "payments need a key of the live account" {
        val gateway = PaymentGateway(secretKey = "⟪+argument rk_live_{alnum:24}⟫")
        gateway.isLive shouldBe true
        val sandbox = PaymentGateway(secretKey = "⟪-argument sk_test_your_key_here⟫")
        sandbox.isLive shouldBe false
    }

    "passwords are hashed with argon2" {
        val stored = "⟪+hash \$argon2id\$v=19\$m=65536,t=3,p=4\${base64:22}\${base64:43}⟫".trim()
        Passwords.algorithmOf(stored) shouldBe "⟪-argument argon2id⟫"
        Passwords.digest("abc") shouldBe "⟪-call ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad⟫"
        postgres.stop()
    }
})
