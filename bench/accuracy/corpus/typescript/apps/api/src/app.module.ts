import { BullModule } from '@nestjs/bull';
import { CacheModule } from '@nestjs/cache-manager';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { JwtModule } from '@nestjs/jwt';
import { MongooseModule } from '@nestjs/mongoose';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailerModule } from '@nestjs-modules/mailer';
import * as Joi from 'joi';
import { SignatureMiddleware } from './signature.middleware';

export const SIGNING_KEYS = '⟪-assignment SIGNING_KEYS⟫';
export const WEBHOOK_SECRET_PROVIDER = Symbol.for('⟪-call webhook-secret⟫');

enum TokenPurpose {
  Access = '⟪-assignment access_token⟫',
  PasswordReset = '⟪-assignment password-reset⟫',
}

type Ring = readonly { readonly kid: string; readonly k: string }[];

const ring: Ring = [
  { kid: 'summer', k: '⟪+member {base64url:43}⟫' },
  { kid: 'winter', k: '⟪+member {base64url:86}⟫' },
] as const;

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      validationSchema: Joi.object({
        API_PASSWORD: Joi.string().min(12).required(),
        TOKEN_TTL: Joi.string().default('15m'),
        LEDGER_PASSPHRASE: Joi.string().default('⟪+call {human}⟫'),
      }),
    }),
    TypeOrmModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        type: 'postgres',
        host: config.get('DB_HOST', 'pg-primary.internal'),
        username: 'billing_api',
        password: config.get<string>('DB_PASSWORD', '⟪+argument {pass:16}⟫'),
        autoLoadEntities: true,
      }),
    }),
    MongooseModule.forRoot('mongodb+srv://audit:⟪+url {alnum:16}⟫@audit.prod.internal/events?retryWrites=true'),
    JwtModule.register({
      secret: <string>'⟪+member {hex:64}⟫',
      signOptions: { algorithm: 'HS512', expiresIn: '1h', keyid: '⟪-member billing-{hex:8}⟫' },
    }),
    BullModule.forRoot({ redis: { host: 'redis-master', port: 6379 } }),
    CacheModule.register({ isGlobal: true, ttl: 30, store: 'memory' }),
    ClientsModule.register([
      {
        name: '⟪-member TOKEN_SERVICE⟫',
        transport: Transport.NATS,
        options: {
          servers: ['nats://nats-0.internal:4222'],
          authenticator: () => ({ auth_token: '⟪+member {alpha:20}⟫' }),
          queue: '⟪-member token-refresh-queue⟫',
        },
      },
    ]),
    MailerModule.forRoot({
      transport: { host: 'smtp.internal', port: 587, auth: { user: 'invoices', pass: '⟪+member {human}⟫' as string } },
      defaults: { from: 'invoices@billing.internal' },
    }),
  ],
  providers: [
    { provide: SIGNING_KEYS, useValue: ring },
    { provide: WEBHOOK_SECRET_PROVIDER, useValue: '⟪+member whsec_{alnum:32}⟫' },
    { provide: '⟪-member API_KEY_GUARD_OPTIONS⟫', useValue: { header: 'X-Api-Key', prefix: 'ApiKey' } },
    { provide: 'PURPOSES', useValue: Object.values(TokenPurpose) },
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SignatureMiddleware).forRoutes('⟪-call hooks/:secretName/receive⟫');
  }
}
