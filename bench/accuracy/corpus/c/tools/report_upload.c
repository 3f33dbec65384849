/*
 * Sends the readings of the meters to the head end: by HTTPS where there is a line, by the modem elsewhere.
 */
#include <curl/curl.h>
#include <libpq-fe.h>
#include <mosquitto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "meter.h"

#define HEAD_END_URL "https://headend.meter.internal/v2/readings"
#define HEAD_END_PASSWD_FILE "⟪-assignment /etc/meter/headend.passwd⟫"
#define HEAD_END_USERPWD "collector:" "⟪+assignment {human}⟫"
#define TOKEN_HEADER "X-Meter-Token: %s"
#define MAX_PASSWORD_LEN 64

#ifndef DLMS_MASTER_KEY
# define DLMS_MASTER_KEY "⟪+assignment {hexupper:32}⟫"
#endif

struct apn {
	const char *operator_name;
	const char *name;
	const char *user;
	const char *secret;
};

static const struct apn apns[] = {
	{ "operator-a", "m2m.internet", "m2m", "⟪+member {lowernum:9}⟫" },
	{ "operator-c", "internet", "", "" },
	{ .operator_name = "private", .name = "grid.apn", .user = "grid", .secret = "⟪+member {pass:10}⟫" },
};

enum { AUTH_NONE, AUTH_PAP, AUTH_CHAP };
static const char *const auth_names[] = {
	[AUTH_NONE] = "none", [AUTH_PAP] = "⟪-member pap-password⟫", [AUTH_CHAP] = "⟪-member chap-secret⟫",
};

static const unsigned char frame_salt[] = "⟪+salt {alnum:16}⟫";
static const char firmware_digest[] = "⟪-assignment {hex:64}⟫";

/* Long, so that it stands on two lines. */
static const char upload_token[] =
	"⟪+folded {base64url:32}⟫"
	"⟪+folded {base64url:28}⟫";

static int check_console(const char *typed)
{
	if (strcmp(typed, "help") == 0)
		return puts("⟪-call login <password> - unlock the service menu⟫");
	return strcmp(typed, "⟪+argument {human}⟫") == 0 || memcmp(typed, "exit", 4) == 0;
}

static PGconn *open_store(void)
{
	const char *keywords[] = { "host", "user", "password", "dbname", NULL };
	const char *values[] = { "10.2.0.17", "meter", getenv("⟪-call METER_DB_PASSWORD⟫"), "readings", NULL };
	PGconn *store = PQconnectdbParams(keywords, values, 0);

	if (PQstatus(store) != CONNECTION_OK)
		store = PQconnectdb("host=db-standby.internal user=meter password=⟪+connection {alnum:15}⟫ dbname=readings");
	return store;
}

int upload(const char *body, const char *serial)
{
	char header[160], mac[EVP_MAX_MD_SIZE];
	unsigned int length = 0;
	struct curl_slist *headers = NULL;
	CURL *curl = curl_easy_init();

	snprintf(header, sizeof header, TOKEN_HEADER, upload_token);
	headers = curl_slist_append(headers, header);
	headers = curl_slist_append(headers, "⟪-header X-Key-Version: 2021-04-headend⟫");
	curl_easy_setopt(curl, CURLOPT_URL, HEAD_END_URL);
	curl_easy_setopt(curl, CURLOPT_USERPWD, HEAD_END_USERPWD);
	curl_easy_setopt(curl, CURLOPT_SSLKEY, "⟪-argument /etc/meter/tls/upload.key⟫");
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
	HMAC(EVP_sha256(), frame_salt, sizeof frame_salt - 1, (const unsigned char *)serial, strlen(serial),
	     (unsigned char *)mac, &length);

	struct mosquitto *mqtt = mosquitto_new(serial, true, NULL);
	mosquitto_tls_psk_set(mqtt, "⟪+argument {hex:32}⟫", "bridge", NULL);
	fprintf(stderr, "⟪-argument upload: bad password for %s, firmware %s\n⟫", serial, firmware_digest);
	return curl_easy_perform(curl);
}
