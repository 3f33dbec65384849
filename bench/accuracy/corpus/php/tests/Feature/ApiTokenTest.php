<?php

namespace Tests\Feature;

use App\Models\Device;
use App\Models\User;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Hash;
use Tests\TestCase;

class ApiTokenTest extends TestCase
{
    use RefreshDatabase;

    private const DEVICE_SECRET = '⟪+assignment {base64:32}⟫';

    protected function setUp(): void
    {
        parent::setUp();
        config(['devices.signing_key' => '⟪+member {hex:64}⟫']);
        config(['devices.token_driver' => '⟪-member hashed_database⟫']);
    }

    public function test_user_can_log_in(): void
    {
        $user = User::factory()->create(['password' => Hash::make('⟪-argument secret⟫')]);

        $response = $this->post('/api/login', [
            'email' => $user->email,
            'password' => '⟪-member secret⟫',
        ]);

        $response->assertOk()->assertJsonStructure(['token', 'expires_at']);
    }

    public function test_password_must_be_confirmed(): void
    {
        $this->post('/api/register', [
            'email' => 'new@devices.test',
            'password' => '⟪-member foobar123⟫',
            'password_confirmation' => '⟪-member something-else⟫',
        ])->assertSessionHasErrors(['password' => '⟪-member The password confirmation does not match.⟫']);
    }

    public function test_device_reports_with_token(): void
    {
        $device = Device::factory()->create(['serial' => 'TH-0042', 'secret' => self::DEVICE_SECRET]);

        $this->withHeader('X-Device-Key', '⟪+header {alnum:40}⟫')
            ->postJson("/api/devices/{$device->id}/readings", ['celsius' => 21.5])
            ->assertCreated();
    }

    public function test_device_without_token_is_refused(): void
    {
        $this->withToken('⟪-call not-a-valid-token⟫')
            ->getJson('/api/devices')
            ->assertUnauthorized();
    }

    public function test_against_the_test_broker(): void
    {
        $client = new \PhpMqtt\Client\MqttClient('mq.test.internal', 8883, 'phpunit');
        $settings = (new \PhpMqtt\Client\ConnectionSettings())
            ->setUsername('phpunit')
            ->setPassword('⟪+call {lower:10}⟫')
            ->setTlsCertificateAuthorityFile('⟪-call tests/fixtures/ca.crt⟫');
        $client->connect($settings, true);
        self::assertTrue($client->isConnected());
    }

    public function test_firmware_checksum(): void
    {
        $firmware = file_get_contents(__DIR__ . '/../fixtures/fw-2.4.1.bin');
        self::assertSame('⟪-argument {hex:64}⟫', hash('sha256', $firmware));
    }

    public function test_remember_cookie(): void
    {
        $this->withUnencryptedCookie('remember_device', '⟪+argument {alnum:60}⟫')
            ->get('/devices')
            ->assertViewIs('devices.index');
    }
}
