/*
 * Greenhouse controller: ESP32, DHT22, two valves, MQTT.
 * Copy secrets_example.h to secrets.h for a board of your own.
 */
#include <ArduinoOTA.h>
#include <DHT.h>
#include <HTTPClient.h>
#include <PubSubClient.h>
#include <WiFi.h>
#include <WiFiClientSecure.h>

#define WIFI_SSID "Greenhouse-2G"
#define WIFI_PASSWORD "⟪+assignment {human}⟫"
#define OTA_PASSWORD_HASH_ALGO "⟪-assignment md5-of-ota-password⟫"
#define MQTT_USER "greenhouse"
#define MQTT_PASS "⟪+assignment {lower:12}⟫"
#define TOPIC_TOKEN_REQUEST "⟪-assignment devices/greenhouse/token/request⟫"
#define DHT_PIN 14

const char *ap_ssid = "greenhouse-setup";
const char *ap_password = "⟪+assignment {alnum:10}⟫";
const char *wifi_pass_prompt = "⟪-assignment Type the WiFi password and press enter: ⟫";

// https://ingest.iot.internal: write key of the channel "beds"
static const char INGEST_WRITE_KEY[] PROGMEM = "⟪+assignment {uppernum:16}⟫";
static const char INGEST_CHANNEL_KEY[] PROGMEM = "⟪-assignment beds_moisture_key⟫";

// SHA1 of the broker's certificate
const char *broker_fingerprint = "⟪-assignment {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2} {hexupper:2}⟫";

WiFiClientSecure net;
PubSubClient mqtt(net);
DHT dht(DHT_PIN, DHT22);

void setup() {
  Serial.begin(115200);
  pinMode(LED_BUILTIN, OUTPUT);
  dht.begin();

  WiFi.mode(WIFI_STA);
  WiFi.begin(WIFI_SSID, WIFI_PASSWORD);
  for (int i = 0; WiFi.status() != WL_CONNECTED && i < 40; i++) {
    delay(500);
    Serial.print('.');
  }
  if (WiFi.status() != WL_CONNECTED) {
    Serial.println(F("⟪-call WiFi: wrong password? opening the setup network⟫"));
    WiFi.softAP(ap_ssid, ap_password);
  }

  ArduinoOTA.setHostname("greenhouse");
  ArduinoOTA.setPassword("⟪+call {human}⟫");
  ArduinoOTA.begin();

  mqtt.setServer("mq.iot.internal", 8883);
}

void reconnect() {
  while (!mqtt.connected()) {
    if (mqtt.connect("greenhouse-01", MQTT_USER, MQTT_PASS)) {
      mqtt.subscribe(TOPIC_TOKEN_REQUEST);
    } else {
      delay(5000);
    }
  }
}

void publish(float humidity) {
  HTTPClient http;
  http.begin(net, "https://ingest.iot.internal/beds");
  http.addHeader("X-Device-Token", "⟪+header {hex:32}⟫");
  http.addHeader("Content-Type", "application/json");
  http.POST(String("{\"h\":") + String(humidity, 1) + "}");
  http.end();
}

void loop() {
  ArduinoOTA.handle();
  if (!mqtt.connected()) reconnect();
  mqtt.loop();
  publish(dht.readHumidity());
  delay(60000);
}
