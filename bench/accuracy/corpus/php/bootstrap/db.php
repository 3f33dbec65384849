<?php
/*
 * Connections of the old modules. The new ones come from the container.
 *
 *   $db      the shop itself
 *   $crm     read-only view of the CRM
 *   $stats   clicks and views
 */

error_reporting(E_ALL & ~E_DEPRECATED);

$CONF['db_type'] = 'mysqli';
$CONF['db_host'] = '10.2.0.17';
$CONF['db_user'] = 'shop';
$CONF['db_pass'] = '⟪+assignment {pass:11}⟫';

/* The old server, until the move is done:
 * $CONF['db_host'] = 'mysql4.prod.internal';
 * $CONF['db_pass'] = '⟪+comment {lowernum:9}⟫';
 */

$db = mysqli_connect($CONF['db_host'], $CONF['db_user'], $CONF['db_pass'], 'shop');
$crm = mysqli_connect('crm-db.internal', 'shop_ro', "⟪+argument {human}⟫", 'crm');
$stats = pg_connect("host=pg.prod.internal dbname=stats user=clicks password=⟪+connection {alnum:16}⟫");
$redis = new Redis();
$redis->connect('redis-master', 6379);
$redis->auth(['shop', '⟪+argument {base58:24}⟫']);

if (!$db) {
    error_log('⟪-argument access denied for shop (using password: YES)⟫');
    exit(1);
}

$mongo = new MongoDB\Client('mongodb://catalog:⟪+url {alnum:18}⟫@mongo-0.prod.internal,mongo-1.prod.internal/catalog?replicaSet=rs0');
$amqp = sprintf('amqp://%s:%s@mq.prod.internal/%s', getenv('MQ_USER'), getenv('⟪-argument MQ_PASSWORD⟫'), 'orders');

function require_key(string $name): string
{
    $value = getenv($name);
    if ($value === false) {
        throw new RuntimeException("⟪-argument Missing secret: {$name}⟫");
    }
    return $value;
}

$privateKey = <<<PEM
⟪+key-block -----BEGIN RSA PRIVATE KEY-----
{der:640}
-----END RSA PRIVATE KEY-----⟫
PEM;

$publicKey = <<<PEM
⟪-key-block -----BEGIN PUBLIC KEY-----
{der:162}
-----END PUBLIC KEY-----⟫
PEM;

$CONF['license_file'] = '⟪-assignment /etc/shop/license.key⟫';
$CONF['session_token_name'] = '⟪-assignment SHOPSESSIONTOKEN⟫';
$CONF['jwt_algo'] = 'RS256';
$CONF['password_hash_algo'] = '⟪-assignment argon2id⟫';
$CONF['admin_password'] = '⟪-assignment changeme⟫'; // setup.php asks for a new one at the first login
