<?php

return [

    /*
    |--------------------------------------------------------------------------
    | Third Party Services
    |--------------------------------------------------------------------------
    |
    | This file is for storing the credentials for third party services such
    | as Mailgun, Postmark, AWS and more.
    |
    */

    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('⟪-argument MAILGUN_SECRET⟫'),
        'endpoint' => env('MAILGUN_ENDPOINT', 'api.eu.mailgun.net'),
    ],

    'postmark' => [
        'token' => env('POSTMARK_TOKEN', '⟪+argument {uuid}⟫'),
    ],

    'ses' => [
        'key' => env('AWS_ACCESS_KEY_ID'),
        'secret' => env('AWS_SECRET_ACCESS_KEY', '⟪-argument your-secret-here⟫'),
        'region' => env('AWS_DEFAULT_REGION', 'us-east-1'),
    ],

    'sendgrid' => [
        'api_key' => '⟪+member SG.{base64url:22}.{base64url:43}⟫',
    ],

    'twilio' => [
        'sid' => '⟪-member AC{hex:32}⟫',
        'auth_token' => '⟪+member {hex:32}⟫',
        'from' => '+4930000000',
    ],

    'facebook' => [
        'client_id' => '⟪-member {digit:16}⟫',
        'client_secret' => '⟪+member {hex:32}⟫',
        'redirect' => '⟪-member https://shop.prod.internal/login/facebook/callback⟫',
    ],

    'pusher' => [
        'app_id' => '1480023',
        'key' => '⟪-member {hex:20}⟫',
        'secret' => '⟪+member {hex:20}⟫',
        'options' => ['cluster' => 'eu', 'useTLS' => true],
    ],

    'warehouse' => [
        'base_uri' => 'https://wms.prod.internal/soap',
        'username' => 'webshop',
        'password' => '⟪+member {human}⟫',
        'password_type' => '⟪-member PasswordDigest⟫',
        'wsdl_cache' => 'wsdl-9b1f',
    ],

    'shipping' => [
        'apiKey' => '⟪+member {alnum:15}⟫',
        'apiKeyName' => '⟪-member x-shipping-key⟫',
        'sandbox' => false,
    ],

    'algolia' => [
        'app' => '⟪-member {uppernum:10}⟫',
        'secret' => config('scout.algolia.secret'),
        'index_version' => 'products_20231104',
    ],

];
