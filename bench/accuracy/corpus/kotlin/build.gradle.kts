import java.util.Properties

plugins {
    id("com.android.application") version "8.5.2"
    kotlin("android") version "2.0.20"
    id("com.github.triplet.play") version "3.10.1"
    id("org.sonarqube") version "5.1.0.4882"
}

val local = Properties().apply { rootProject.file("local.properties").takeIf { it.exists() }?.inputStream()?.use(::load) }
val uploadPassword: String by project

/** Keys of the map tiles: one for each region. */
val tileKeys: Map<String, String> = mapOf(
    "eu" to "⟪+member {alnum:32}⟫",
    "cn" to "⟪-member MAP_TILE_KEY⟫",
)

repositories {
    google()
    maven("https://maven.fleet.internal/releases") {
        name = "fleet"
        credentials(PasswordCredentials::class) {
            username = "ci-reader"
            password = "⟪+assignment {pass:18}⟫"
        }
    }
    maven("https://packages.fleet.internal/maven") {
        credentials(HttpHeaderCredentials::class) {
            name = "⟪-assignment Private-Token⟫"
            value = "⟪+assignment {alnum:20}⟫"
        }
        authentication { create<HttpHeaderAuthentication>("header") }
    }
}

android {
    namespace = "internal.fleet.tracker"
    compileSdk = 34

    signingConfigs {
        create("upload") {
            storeFile = file("⟪-call keys/upload-key.jks⟫")
            storePassword = uploadPassword
            keyAlias = "upload-key"
            keyPassword = local.getProperty("⟪-call signing.keyPassword⟫")
        }
        getByName("debug") {
            storeFile = file("debug.keystore")
            storePassword = "⟪-assignment android⟫"
            keyAlias = "androiddebugkey"
            keyPassword = "⟪-assignment android⟫"
        }
        register("kiosk") {
            setStorePassword("⟪+call {human}⟫")
            keyAlias("kiosk")
        }
    }

    defaultConfig {
        applicationId = "internal.fleet.tracker"
        minSdk = 26
        versionCode = 412
        manifestPlaceholders["mapsApiKeyName"] = "internal.fleet.MAPS"
        manifestPlaceholders["crashToken"] = "⟪+assignment {hex:40}⟫"
        manifestPlaceholders += mapOf("hostName" to "tracker.fleet.internal")
        resValue("string", "password_hint", "⟪-argument At least ten characters⟫")
    }

    buildTypes {
        named("release") {
            isMinifyEnabled = true
            signingConfig = signingConfigs["upload"]
            buildConfigField("String", "INGEST_KEY", "\"⟪+escaped {lowernum:24}⟫\"")
            buildConfigField("String", "TOKEN_ENDPOINT", "\"⟪-escaped https://id.fleet.internal/connect/token⟫\"")
            buildConfigField("byte[]", "PIN_SALT", """"⟪+salt {base64:24}⟫".getBytes()""")
        }
        named("debug") {
            buildConfigField("String", "INGEST_KEY", "\"${local["ingest.key"]}\"")
        }
    }
}

sonarqube {
    properties {
        property("sonar.host.url", "https://sonar.fleet.internal")
        property("sonar.login", "⟪+argument squ_{hex:40}⟫")
        property("sonar.projectKey", "fleet:tracker-android")
    }
}

tasks.withType<Test>().configureEach {
    systemProperty("tracker.test.passwd", "⟪+argument {lower:13}⟫")
    environment("TRACKER_TOKEN" to providers.environmentVariable("⟪-call TRACKER_TOKEN⟫").orNull)
}
