package chat.data

import android.content.Context
import androidx.security.crypto.EncryptedSharedPreferences
import androidx.security.crypto.MasterKey
import chat.BuildConfig
import chat.R
import dagger.Module
import dagger.Provides
import dagger.hilt.InstallIn
import dagger.hilt.components.SingletonComponent
import okhttp3.CertificatePinner
import okhttp3.Credentials
import okhttp3.Interceptor
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.converter.moshi.MoshiConverterFactory
import javax.inject.Singleton

@Module
@InstallIn(SingletonComponent::class)
object ApiModule {

    private const val BASE_URL = "https://chat-api.prod.internal/v3/"
    private const val PREFS_NAME = "⟪-assignment secret_shared_prefs⟫"
    private const val KEY_AUTH_TOKEN = "⟪-assignment pref_auth_token⟫"
    private const val CLIENT_SECRET = "⟪+assignment {alnum:40}⟫"
    private const val PUSH_SENDER_ID = "⟪-assignment {digit:12}⟫"

    // GIF search, the free plan is enough
    const val TENOR_KEY = "⟪+assignment AIza{base64url:35}⟫"

    @Provides
    @Singleton
    fun pinner(): CertificatePinner = CertificatePinner.Builder()
        .add("chat-api.prod.internal", "⟪-argument sha256/{base64:43}=⟫")
        .build()

    @Provides
    @Singleton
    fun authInterceptor(session: SessionStore): Interceptor = Interceptor { chain ->
        val token = session.token ?: return@Interceptor chain.proceed(chain.request())
        val request = chain.request().newBuilder()
            .header("Authorization", "⟪-header Bearer $token⟫")
            .header("X-App-Key", "⟪+header {hex:32}⟫")
            .build()
        chain.proceed(request)
    }

    @Provides
    @Singleton
    fun client(pinner: CertificatePinner, auth: Interceptor): OkHttpClient =
        OkHttpClient.Builder()
            .certificatePinner(pinner)
            .addInterceptor(auth)
            .proxyAuthenticator { _, response ->
                response.request.newBuilder()
                    .header("Proxy-Authorization", Credentials.basic("mobile", "⟪+argument {human}⟫"))
                    .build()
            }
            .build()

    @Provides
    @Singleton
    fun retrofit(client: OkHttpClient): Retrofit =
        Retrofit.Builder().baseUrl(BASE_URL).client(client).addConverterFactory(MoshiConverterFactory.create()).build()

    @Provides
    fun prefs(context: Context) = EncryptedSharedPreferences.create(
        context,
        PREFS_NAME,
        MasterKey.Builder(context).setKeyScheme(MasterKey.KeyScheme.AES256_GCM).build(),
        EncryptedSharedPreferences.PrefKeyEncryptionScheme.AES256_SIV,
        EncryptedSharedPreferences.PrefValueEncryptionScheme.AES256_GCM,
    )

    fun database(context: Context): ChatDatabase = ChatDatabase.open(
        context,
        name = "chat.db",
        passphrase = "⟪+argument {phrase}⟫",
    )

    fun loginHint(context: Context): String {
        val password = context.getString(R.string.password_hint)
        return if (BuildConfig.DEBUG) "⟪-assignment password: 8 to 64 characters⟫" else password
    }

    fun tokenKey(user: String) = "⟪-assignment token:$user:${BuildConfig.VERSION_CODE}⟫"
}

enum class TokenKind(val wire: String) {
    ACCESS("⟪-argument access_token⟫"),
    REFRESH("⟪-argument refresh_token⟫"),
}

data class LoginRequest(
    val email: String,
    val password: String,
    val clientSecret: String = "⟪-assignment ${BuildConfig.CLIENT_SECRET}⟫",
)
