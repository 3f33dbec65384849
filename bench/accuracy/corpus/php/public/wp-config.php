<?php
/**
 * The base configuration for WordPress
 *
 * The wp-config.php creation script uses this file during the installation.
 * It has these configurations: database settings, secret keys, table prefix, ABSPATH.
 *
 * @package WordPress
 */

// ** Database settings - You can get this info from your web host ** //
/** The name of the database for WordPress */
define( 'DB_NAME', 'bakery_blog' );

/** Database username */
define( 'DB_USER', 'bakery' );

/** Database password */
define( 'DB_PASSWORD', '⟪+argument {pass:14}⟫' );

/** Database hostname */
define( 'DB_HOST', 'mysql.hosting.internal:3306' );

define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );

/**#@+
 * Authentication unique keys and salts.
 *
 * You can generate these using the WordPress.org secret-key service:
 * ⟪-comment https://api.wordpress.org/secret-key/1.1/salt/⟫
 *
 * @since 2.6.0
 */
define( 'AUTH_KEY',         '⟪+argument {alnum:18}|{alnum:12}&{alnum:9}#{alnum:21}⟫' );
define( 'SECURE_AUTH_KEY',  '⟪+argument {alnum:9}^{alnum:22}~{alnum:14}(){alnum:14}⟫' );
define( 'LOGGED_IN_KEY',    '⟪+argument {alnum:31}] {alnum:12};{alnum:17}⟫' );
define( 'NONCE_KEY',        '⟪-argument put your unique phrase here⟫' );
define( 'AUTH_SALT',        '⟪+salt {alnum:26}={alnum:8}!{alnum:27}⟫' );
define( 'SECURE_AUTH_SALT', '⟪+salt {alnum:7}<{alnum:28}@{alnum:26}⟫' );
define( 'LOGGED_IN_SALT',   '⟪-argument put your unique phrase here⟫' );
define( 'NONCE_SALT',       getenv( '⟪-argument WP_NONCE_SALT⟫' ) );
/**#@-*/

/**
 * WordPress database table prefix.
 */
$table_prefix = 'bk_';

/* Mail goes out over the relay of the host. */
define( 'SMTP_HOST', 'relay.hosting.internal' );
define( 'SMTP_USER', '⟪-argument newsletter@bakery-blog.test⟫' );
define( 'SMTP_PASS', '⟪+argument {human}⟫' );
define( 'WP_CACHE_KEY_SALT', '⟪-argument bakery_blog_⟫' );

define( 'FTP_USER', 'deploy' );
define( 'FTP_PASS', '⟪+argument {lower:11}⟫' );
define( 'FTP_PRIKEY', '⟪-argument /home/deploy/.ssh/id_rsa⟫' );

/* Lost password pages are our own. */
define( 'BAKERY_RESET_PASSWORD_SLUG', '⟪-argument reset-my-password⟫' );

define( 'WP_DEBUG', false );
define( 'DISALLOW_FILE_EDIT', true );

/** Absolute path to the WordPress directory. */
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}

/** Sets up WordPress vars and included files. */
require_once ABSPATH . 'wp-settings.php';
