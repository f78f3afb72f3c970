import type { Configuration } from 'openid-client';
import { paths } from '#/paths.ts';
import type { Services } from '#/platform/visit.ts';
import type { ProviderIdentity } from './provider.ts';

const openid = () => import('openid-client');

export type ProviderSettings = NonNullable<Services['settings']['oidc']>;

/** What a browser leaves with, to be found again at its return. */
export interface Departure {
  address: string;
  state: string;
  nonce: string;
  verifier: string;
}

const known = new Map<string, { configuration: Configuration; until: number }>();
const hour = 3_600_000;

/** What the provider says of itself (OpenID Connect Discovery), asked at most once an hour. */
async function configurationOf(settings: ProviderSettings, now: Date): Promise<Configuration> {
  const key = `${settings.issuer} ${settings.clientId}`;
  const kept = known.get(key);
  if (kept && kept.until > now.getTime()) return kept.configuration;
  const client = await openid();
  const issuer = new URL(settings.issuer);
  const found = await client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
    timeout: 10,
    // Without TLS an answer could be anybody's: only a provider on this very machine may do without.
    ...(isLoopback(issuer) ? { execute: [client.allowInsecureRequests] } : {}),
  });
  const methods = found.serverMetadata().token_endpoint_auth_methods_supported;
  const configuration =
    !methods || methods.includes('client_secret_post') ? found : withBasic(client, found, settings);
  known.set(key, { configuration, until: now.getTime() + hour });
  return configuration;
}

function withBasic(
  client: Awaited<ReturnType<typeof openid>>,
  found: Configuration,
  settings: ProviderSettings,
): Configuration {
  const { clientId, clientSecret, issuer } = settings;
  const basic = new client.Configuration(
    found.serverMetadata(),
    clientId,
    clientSecret,
    client.ClientSecretBasic(clientSecret),
  );
  basic.timeout = 10;
  if (isLoopback(new URL(issuer))) client.allowInsecureRequests(basic);
  return basic;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Prepares to leave for the provider: authorization code, PKCE, state and nonce. Throws when it does not answer. */
export async function departFor(
  settings: ProviderSettings,
  publicUrl: string,
  now: Date,
): Promise<Departure> {
  const client = await openid();
  const configuration = await configurationOf(settings, now);
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: publicUrl + paths.signInByProviderReturn,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { address: address.href, state, nonce, verifier };
}

/**
 * Who came back, as the provider says. Throws `Cancelled` when somebody said no there, another error when the
 * answer does not hold (state, nonce, signature, PKCE) or the provider does not answer.
 * @param returned the address of the return, as the browser asked it.
 */
export async function identityReturned(
  settings: ProviderSettings,
  returned: URL,
  departure: Omit<Departure, 'address'>,
  now: Date,
): Promise<ProviderIdentity> {
  if (returned.searchParams.get('error') === 'access_denied') throw new Cancelled();
  const client = await openid();
  const configuration = await configurationOf(settings, now);
  const tokens = await client.authorizationCodeGrant(configuration, returned, {
    pkceCodeVerifier: departure.verifier,
    expectedState: departure.state,
    expectedNonce: departure.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  // Many providers keep the address out of the token and tell it here.
  const asked =
    claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {};
  const all: Record<string, unknown> = { ...asked, ...claims };
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: textOf(all.name) ?? textOf(all.preferred_username),
    email: textOf(all.email),
    emailIsVerified: all.email_verified === true,
  };
}

/** Somebody said no at the provider's. */
export class Cancelled extends Error {}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : null;
}
