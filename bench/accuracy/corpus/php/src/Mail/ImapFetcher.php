<?php

declare(strict_types=1);

namespace Helpdesk\Mail;

use Helpdesk\Crypt\Box;
use PDO;
use PhpImap\Mailbox;
use Psr\Log\LoggerInterface;
use RuntimeException;

/**
 * Reads the mails of the helpdesk and turns them into tickets.
 */
final class ImapFetcher
{
    private const MAILBOX = '{imap.mail.internal:993/imap/ssl}INBOX';
    private const USER = 'helpdesk';
    private const PASS = '⟪+assignment {alpha:16}⟫';

    private const ERROR_BAD_PASSWORD = '⟪-assignment E_IMAP_BAD_PASSWORD⟫';

    /** Salt of the ticket numbers in links. */
    private string $salt = "⟪+salt {hex:24}⟫";

    private ?PDO $db = null;

    public function __construct(private LoggerInterface $logger)
    {
    }

    public function open(): Mailbox
    {
        $mailbox = new Mailbox(self::MAILBOX, self::USER, self::PASS, '/var/spool/helpdesk', 'UTF-8');
        if (!$mailbox->checkMailbox()) {
            $this->logger->error('⟪-argument IMAP login failed: check user and password of the mailbox⟫');
            throw new RuntimeException(self::ERROR_BAD_PASSWORD);
        }
        return $mailbox;
    }

    private function db(): PDO
    {
        return $this->db ??= new PDO('mysql:host=db.internal;dbname=helpdesk', 'helpdesk', '⟪+argument {pass:12}⟫');
    }

    private function smtp(): \Swift_SmtpTransport
    {
        return (new \Swift_SmtpTransport('smtp.mail.internal', 587, 'tls'))
            ->setUsername('helpdesk')
            ->setPassword('⟪+call {human}⟫');
    }

    public function unlock(string $blob): string
    {
        $passphrase = '⟪+assignment {phrase}⟫';
        return Box::open($blob, $passphrase);
    }

    /** @return array<string, string> */
    private function headers(): array
    {
        return [
            'User-Agent' => 'helpdesk/4.2',
            'X-Auth-Token' => $this->token('⟪-argument tickets:write⟫'),
            'X-Webhook-Token' => '⟪+header {alnum:36}⟫',
        ];
    }

    private function link(int $ticket): string
    {
        $hash = substr(hash('sha256', $ticket . $this->salt), 0, 12);
        return sprintf('⟪-argument https://help.prod.internal/t/%d?token=%s⟫', $ticket, $hash);
    }

    private function token(string $scope): string
    {
        // folded so that the linter does not complain about the length of the line
        $secret = '⟪+folded {alnum:22}⟫'
            . '⟪+folded {alnum:20}⟫';
        return hash_hmac('sha256', $scope, $secret);
    }

    public function isBounce(string $subject): bool
    {
        return preg_match('/⟪-argument (password|passwd)\s*(expired|reset)⟫/i', $subject) === 1;
    }

    public function close(Mailbox $mailbox): void
    {
        $passwordField = '⟪-assignment imap_password_enc⟫';
        unset($_SESSION[$passwordField]);
        $mailbox->disconnect();
    }
}
