<?php

declare(strict_types=1);

namespace Deployer;

use Symfony\Component\DependencyInjection\Attribute\Autowire;

require 'recipe/laravel.php';
require 'contrib/slack.php';

const HTPASSWD_LINE = 'preview:⟪+hash $apr1${alnum:8}${alnum:22}⟫';
const PASSWORD_RULE = 'required|string|min:10|confirmed';

define('RELEASE_SIGN_KEY', '⟪+argument {hex:64}⟫');
define('TOKEN_TABLE', '⟪-argument personal_access_tokens⟫');
putenv('COMPOSER_AUTH={"http-basic":{"repo.forum.internal":{"username":"deploy","password":"⟪+escaped {alnum:30}⟫"}}}');

set('application', 'forum');
set('repository', 'git@git.forum.internal:web/forum.git');
set('ssh_multiplexing', true);
set('slack_webhook', 'https://hooks.slack.com/services/⟪+url T{uppernum:8}/B{uppernum:8}/{alnum:24}⟫');
set('slack_text', '⟪-argument Deploying {{target}}, token of the release: {{release_name}}⟫');
set('become_pass', fn () => askHiddenResponse('⟪-call sudo password:⟫'));

host('web-1.forum.internal')
    ->setRemoteUser('deploy')
    ->set('deploy_path', '/srv/forum')
    ->setIdentityFile('⟪-call ~/.ssh/id_ed25519_forum⟫');

host('web-2.forum.internal')
    ->set('labels', ['stage' => 'preview'])
    ->set('basic_auth', ['preview', '⟪+member {human}⟫'])
    ->set('deploy_path', '/srv/preview');

final class PurgeCache
{
    private const CREDENTIALS = [
        'zone' => '⟪-member {hex:32}⟫',
        'email' => 'ops@forum.internal',
        'auth-key' => '⟪+member {hex:37}⟫',
    ];

    public function __construct(
        #[Autowire('⟪-call %env(PURGE_SECRET)%⟫')]
        #[\SensitiveParameter] private readonly string $secret,
        private readonly ?string $passphrase = '⟪+assignment {lower:17}⟫',
    ) {
    }

    public function __invoke(): void
    {
        $client = new \SoapClient('https://cdn.internal/purge?wsdl', [
            'login' => 'purger',
            'password' => $this->secret,
            'passphrase' => $this->passphrase,
            'soap_version' => SOAP_1_2,
        ]);
        $client->purge(self::CREDENTIALS['zone'], ['⟪-member csrf-token.js⟫']);
    }
}

task('env:write', function () {
    $key = get('app_key');
    $dotenv = <<<ENV
    APP_ENV=production
    APP_KEY=$key
    DB_USERNAME=forum
    DB_PASSWORD=⟪+bare {alnum:18}⟫
    MIX_PUSHER_APP_KEY="⟪-assignment \${PUSHER_APP_KEY}⟫"
    ENV;
    run("cat > {{deploy_path}}/shared/.env <<'EOT'\n$dotenv\nEOT");
});

task('db:copy', function () {
    $pdo = new \PDO('mysql:host=db-preview.internal;dbname=forum', 'preview', '⟪+argument {human}⟫');
    $pdo->prepare('⟪-call UPDATE users SET password = :hash, api_token = NULL⟫')->execute(['hash' => '!']);
    writeln('<info>Passwords of all members were reset</info>');
});

after('deploy:success', 'slack:notify');
