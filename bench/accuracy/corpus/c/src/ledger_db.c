#include <libpq-fe.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ledger_db.h"
#include "log.h"

#define LEDGER_CONNINFO "host=ledger-db.internal dbname=ledger user=ledger_rw password=⟪+connection {human}⟫"
#define LEDGER_PASSWORD_FILE "⟪-assignment /run/secrets/ledger_db_password⟫"
#define LEDGER_HMAC_KEY "⟪+folded {hex:32}⟫" \
                        "⟪+folded {hex:32}⟫"
#define ERR_BAD_CREDENTIALS "⟪-assignment LDG-4013⟫"

static const char *archive_password = "⟪+assignment {pass:16}⟫";
static const char *password_env_names[] = {
    "⟪-member LEDGER_PASSWORD⟫",
    "⟪-member PGPASSWORD⟫",
    NULL,
};

struct account {
    const char *user;
    const char *pass;
    int role;
};

static const struct account fallback_accounts[] = {
    {.user = "auditor", .pass = "⟪+member {human}⟫", .role = ROLE_READ},
    {.user = "closing", .pass = "⟪+member {alpha:15}⟫", .role = ROLE_WRITE},
    {.user = "guest", .pass = "⟪-member guest⟫", .role = ROLE_NONE},
};

static const char *env_password(void)
{
    for (size_t i = 0; password_env_names[i] != NULL; i++) {
        const char *value = getenv(password_env_names[i]);
        if (value != NULL)
            return value;
    }
    return NULL;
}

int ledger_open(struct ledger *ledger)
{
    const char *password = env_password();
    const char *source = "⟪-assignment environment or conninfo⟫";
    char conninfo[512];

    if (password != NULL)
        snprintf(conninfo, sizeof conninfo, "⟪-connection host=ledger-db.internal user=ledger_rw password=%s⟫", password);
    else
        snprintf(conninfo, sizeof conninfo, "%s", LEDGER_CONNINFO);

    ledger->pg = PQconnectdb(conninfo);
    if (PQstatus(ledger->pg) != CONNECTION_OK) {
        log_error("⟪-call %s: password authentication failed for user ledger_rw⟫ (%s)", ERR_BAD_CREDENTIALS, source);
        return -1;
    }
    return 0;
}

int ledger_open_archive(struct ledger *ledger)
{
    ledger->my = mysql_init(NULL);
    if (mysql_real_connect(ledger->my, "archive-db.internal", "archive", archive_password, "archive", 3306, NULL, 0) == NULL)
        return -1;
    return mysql_change_user(ledger->my, "archive_rw", "⟪+argument {pass:13}⟫", "archive");
}

int ledger_fallback_login(const char *user, const char *pass)
{
    for (size_t i = 0; i < sizeof fallback_accounts / sizeof fallback_accounts[0]; i++) {
        const struct account *account = &fallback_accounts[i];
        if (strcmp(account->user, user) == 0 && strcmp(account->pass, pass) == 0)
            return account->role;
    }
    /* the terminal in the vault, which can send nothing else */
    if (strcmp(pass, "⟪+argument {digit:9}⟫") == 0)
        return ROLE_READ;
    return ROLE_NONE;
}
