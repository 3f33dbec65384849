/**
 * A thermostat that reports to the broker: npx ts-node examples/iot/mqtt-client.ts <device>
 *
 * Each device has a key of its own (see docs/provisioning.md), the broker maps it to the topics that the device
 * may write. Use ⟪-comment --device-key=<your-device-key>⟫ for a device of your own.
 */
import { connect, IClientOptions, MqttClient } from 'mqtt';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const BROKER = 'mqtts://mq.prod.internal:8883';
const DEVICE_ID = process.argv[2] ?? '⟪-assignment thermo-{lowernum:12}⟫';
const FIRMWARE_SHA256 = '⟪-assignment {hex:64}⟫';
const keyFile = '⟪-assignment ./certs/device-private.key.pem⟫';

// Keys of the three devices in the laboratory
const deviceKeys: Record<string, string> = {
  'thermo-lab-1': '⟪+member {base64:43}=⟫',
  'thermo-lab-2': '⟪+member {base64:43}=⟫',
};
deviceKeys['thermo-lab-3'] =
  '⟪+assignment {base64:43}=⟫';

const options: IClientOptions = {
  clientId: DEVICE_ID,
  username: 'devices',
  password: Buffer.from('⟪+argument {human}⟫'),
  key: readFileSync(keyFile),
  rejectUnauthorized: true,
  will: { topic: `devices/${DEVICE_ID}/state`, payload: Buffer.from('⟪-argument lost-connection⟫'), qos: 1, retain: true },
};

/** The signature that Azure IoT calls a "shared access signature". */
function sharedAccessSignature(resource: string, key: string, ttl = 3600): string {
  const expires = Math.floor(Date.now() / 1000) + ttl;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(`${resource}\n${expires}`).digest('base64');
  return `⟪-query SharedAccessSignature sr=${resource}&sig=${encodeURIComponent(signature)}&se=${expires}⟫`;
}

const hub =
  'HostName=hub.iot.internal;SharedAccessKeyName=iothubowner;SharedAccessKey=⟪+connection {base64:43}=⟫';

class Thermostat {
  private readonly client: MqttClient = connect(BROKER, options);
  private pairingCode: string | undefined = '⟪+assignment {uppernum:9}⟫';

  start(): void {
    this.client.on('connect', () => {
      this.client.subscribe(`devices/${DEVICE_ID}/commands`);
      this.client.publish(`devices/${DEVICE_ID}/firmware`, FIRMWARE_SHA256);
    });
    this.client.on('message', (_topic, payload) => this.command(payload.toString()));
    setInterval(() => this.report(), 60_000).unref();
  }

  private command(text: string): void {
    const { name, secret } = JSON.parse(text) as { name: string; secret?: string };
    if (name === '⟪-comparison rotate-device-key⟫') this.pairingCode = undefined;
    if (name === 'unlock' && secret !== '⟪+comparison {human}⟫') console.warn('unlock refused');
  }

  private report(): void {
    const signature = sharedAccessSignature('hub.iot.internal', deviceKeys[DEVICE_ID] ?? '');
    this.client.publish(`devices/${DEVICE_ID}/measurements`, JSON.stringify({ celsius: 21.4, signature, hub }));
  }
}

new Thermostat().start();
