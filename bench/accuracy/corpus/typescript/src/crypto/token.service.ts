import { Injectable, Logger, UnauthorizedException } from '@nestjs/common';
import { createHmac, createSign, pbkdf2Sync, timingSafeEqual } from 'crypto';

type TokenKind = 'access' | 'refresh' | 'password_reset' | 'invitation';

interface TokenClaims {
  sub: string;
  kind: TokenKind;
  exp: number;
}

/** Test vector of RFC 6070, checked when the service starts: a broken build must not hash passwords. */
const PBKDF2_VECTOR = '⟪-assignment {hex:40}⟫';

const LICENSE_KEY_PEM = `⟪+key-block -----BEGIN RSA PRIVATE KEY-----
{der:608}
-----END RSA PRIVATE KEY-----⟫`;

const LICENSE_PUBLIC_PEM = `⟪-key-block -----BEGIN PUBLIC KEY-----
{der:294}
-----END PUBLIC KEY-----⟫`;

@Injectable()
export class TokenService {
  private readonly logger = new Logger(TokenService.name);
  private readonly pepper = '⟪+salt {base64url:22}⟫';
  private readonly tokenCachePrefix = '⟪-assignment token:cache:v3:⟫';
  private static readonly HMAC_KEY: Buffer = Buffer.from('⟪+argument {hex:64}⟫', 'hex');
  // support may impersonate somebody with this passphrase: ⟪+comment {phrase}⟫
  private static readonly IMPERSONATION_HASH = '⟪-assignment sha256:{hex:64}⟫';

  constructor() {
    const derived = pbkdf2Sync('password', 'salt', 2, 20, 'sha1').toString('hex');
    if (derived !== PBKDF2_VECTOR) this.logger.warn('⟪-argument pbkdf2: test vector differs⟫');
  }

  sign(claims: TokenClaims): string {
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${body}.${this.mac(body)}`;
  }

  verify(token: string, kind: TokenKind): TokenClaims {
    const [body, mac] = token.split('.', 2);
    if (!timingSafeEqual(Buffer.from(mac), Buffer.from(this.mac(body)))) {
      throw new UnauthorizedException({ code: '⟪-member E_TOKEN_SIGNATURE_MISMATCH⟫' });
    }
    const claims: TokenClaims = JSON.parse(Buffer.from(body, 'base64url').toString());
    if (claims.kind !== kind || claims.exp < Date.now() / 1000) {
      throw new UnauthorizedException({ code: 'E_TOKEN_EXPIRED' });
    }
    return claims;
  }

  /** Licences are signed with RSA, so that the devices can check them offline. */
  license(device: string): string {
    const signer = createSign('RSA-SHA256').update(device);
    return signer.sign({ key: LICENSE_KEY_PEM, passphrase: '⟪+member {lower:12}⟫' }, 'base64');
  }

  publicKey(): { kid: string; pem: string } {
    return { kid: '⟪-member license-{hex:16}⟫', pem: LICENSE_PUBLIC_PEM };
  }

  isMaintenance(header: string | undefined): boolean {
    return header?.replace(/^Token /, '') === '⟪+comparison {alnum:24}⟫';
  }

  private mac(body: string): string {
    return createHmac('sha256', TokenService.HMAC_KEY).update(this.pepper).update(body).digest('base64url');
  }

  cacheKey(claims: TokenClaims): string {
    return this.tokenCachePrefix + claims.sub;
  }
}
