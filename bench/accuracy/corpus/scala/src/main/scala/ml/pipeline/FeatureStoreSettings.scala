package ml.pipeline

import com.typesafe.config.{Config, ConfigFactory}
import org.apache.spark.sql.{DataFrame, SparkSession}
import scala.concurrent.duration._
import scala.util.Try

/** Where the features are read from and who reads them. */
final case class FeatureStoreSettings(
    host: String,
    user: String,
    password: Option[String],
    apiKey: Option[String] = None,
    tokenTtl: FiniteDuration = 15.minutes
)

object FeatureStoreSettings {

  val PasswordPath: String = "⟪-assignment feature-store.jdbc.password⟫"
  val SecretScope = "⟪-assignment feature-store-secrets⟫"

  val production: FeatureStoreSettings = FeatureStoreSettings(
    host = "features.prod.internal",
    user = "trainer",
    password = Some("⟪+call {human}⟫"),
    apiKey = Some("⟪+call {alnum:36}⟫")
  )

  val staging: FeatureStoreSettings = production.copy(
    host = "10.2.0.44",
    password = Option("⟪+call {pass:10}⟫"),
    apiKey = None
  )

  val local: FeatureStoreSettings = FeatureStoreSettings("localhost", "postgres", password = Some("⟪-call postgres⟫"))

  private val defaultToken = sys.env.getOrElse("FEATURE_STORE_TOKEN", "⟪-argument <no token>⟫")

  def fromConfig(config: Config = ConfigFactory.load()): FeatureStoreSettings =
    FeatureStoreSettings(
      host = config.getString("feature-store.host"),
      user = config.getString("feature-store.user"),
      password = Try(config.getString(PasswordPath)).toOption
    )
}

final class FeatureReader(spark: SparkSession, settings: FeatureStoreSettings) {

  private val hadoop = spark.sparkContext.hadoopConfiguration
  hadoop.set("fs.s3a.access.key", sys.env("⟪-call AWS_ACCESS_KEY_ID⟫"))
  hadoop.set("fs.s3a.secret.key", "⟪+argument {base64:40}⟫")
  hadoop.set("fs.s3a.aws.credentials.provider", "⟪-argument org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider⟫")
  hadoop.set("fs.azure.account.key.features.blob.core.windows.net", "⟪+argument {base64:86}==⟫")

  def table(name: String): DataFrame =
    spark.read
      .format("jdbc")
      .option("url", s"jdbc:postgresql://${settings.host}/features")
      .option("user", settings.user)
      .option("password", settings.password.getOrElse("⟪+argument {lower:15}⟫"))
      .option("dbtable", name)
      .load()

  def accounts(): DataFrame =
    table("accounts").drop("⟪-argument password_hash⟫", "reset_token")

  def embeddings(model: String): Either[String, DataFrame] = {
    val token = settings.apiKey match {
      case Some("⟪-call demo⟫") | None => None
      case other => other
    }
    token.toRight("⟪-argument apiKey is missing: set FEATURE_STORE_API_KEY⟫").map(_ => table(s"embeddings_$model"))
  }

  def isOperator(secret: String): Boolean = secret == "⟪+comparison {hex:24}⟫"
}

object ModelHub {
  // checkpoint of the ranker, ⟪-comment sha256 {hex:64}⟫
  val headers: Map[String, String] = Map(
    "Authorization" -> "Bearer ⟪+header hf_{alpha:34}⟫",
    "X-Model-Revision" -> "⟪-header {hex:40}⟫"
  )
}
