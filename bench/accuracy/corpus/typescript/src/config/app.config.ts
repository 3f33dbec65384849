import { registerAs } from '@nestjs/config';
import { TypeOrmModuleOptions } from '@nestjs/typeorm';
import * as Joi from 'joi';

export interface InventoryConfig {
  readonly database: TypeOrmModuleOptions;
  readonly jwt: { readonly accessSecret: string; readonly refreshSecret: string; readonly expiresIn: string };
  readonly erp: ErpCredentials;
  readonly encryptionKey: Buffer;
}

export interface ErpCredentials {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly tokenType: 'bearer' | 'mac';
}

/** What has to be there before the application starts. */
export const validationSchema = Joi.object({
  DB_PASSWORD: Joi.string().min(12).required(),
  JWT_SECRET: Joi.string().pattern(⟪-argument /^[0-9a-f]{64}$/⟫).required(),
  SMTP_PASSWORD: Joi.string().default('⟪-argument replace-me⟫'),
});

export enum SecretSource {
  Environment = '⟪-assignment process-environment⟫',
  Vault = '⟪-assignment hashicorp-vault⟫',
}

const FALLBACK_REFRESH_SECRET: string = '⟪+assignment {hex:48}⟫';
const encryptionKey = Buffer.from('⟪+call {base64:43}=⟫', 'base64');

export const inventoryConfig = registerAs(
  'inventory',
  (): InventoryConfig => ({
    database: {
      type: 'postgres',
      host: process.env.DB_HOST ?? 'db.internal',
      username: 'inventory',
      password: process.env.DB_PASSWORD ?? '⟪+member {human}⟫',
      database: 'inventory',
      ssl: { ca: process.env.DB_CA, rejectUnauthorized: true },
    },
    jwt: {
      accessSecret: process.env.JWT_SECRET!,
      refreshSecret: process.env.JWT_REFRESH_SECRET || FALLBACK_REFRESH_SECRET,
      expiresIn: '15m',
    },
    erp: {
      consumerKey: '⟪-member inventory-sync-prod⟫',
      consumerSecret: '⟪+member {alnum:50}⟫',
      tokenType: '⟪-member bearer⟫',
    },
    encryptionKey,
  }),
);

// The warehouse system has no OAuth, it takes a connection string of the ODBC driver.
export const warehouseDsn =
  'Driver={ODBC Driver 18 for SQL Server};Server=mssql.internal,1433;Uid=inventory_ro;Pwd=⟪+connection {pass:15}⟫;Encrypt=yes';

export const legacyDsn: string =
  `⟪-connection Server=${process.env.LEGACY_HOST};Uid=legacy;Pwd=${process.env.LEGACY_PASSWORD};⟫`;

export function secretPath(name: string): string {
  return `⟪-assignment secret/data/inventory/${name}⟫`;
}
