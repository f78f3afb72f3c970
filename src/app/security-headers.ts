import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Assets } from './assets.ts';

/** Strict headers on every answer: no inline script, inlined styles by their hash, nobody frames us. */
export function securityHeaders(publicUrl: string, assets: Assets) {
  const secure = publicUrl.startsWith('https://');
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...assets.styleHashes.map((hash) => `'${hash}'`)],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });
  return async (c: Context, next: () => Promise<void>) => {
    // A file that somebody sent brings a stricter policy of its own (`sandbox`): it stays.
    let own: string | null = null;
    await headers(c, async () => {
      await next();
      own = c.res.headers.get('content-security-policy');
    });
    if (own) c.res.headers.set('content-security-policy', own);
  };
}
