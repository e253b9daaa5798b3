import * as client from 'openid-client';
import { inTransaction } from '../db/transaction.ts';
import { orRefuse, type Refusal, reason } from '../outcome/refusal.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import type { OpenIdSettings } from './open-id-settings.ts';
import { digestOf, newToken } from './secret-text.ts';
import { minutesAfter } from './session-stage.ts';
import { NOBODY, noteAtDoor, openSession, type SignedStep } from './sign-in.ts';

export const CALLBACK_PATH = '/sign-in/open-id/callback';
export const ATTEMPT_MINUTES = 10;

const refusedBy = (code: string, kind: Refusal['kind'] = 'not-permitted'): Refusal => ({
  refused: true,
  kind,
  reasons: [reason(code)],
});

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

const configurations = new WeakMap<OpenIdSettings, Promise<client.Configuration>>();

/** What the provider says of itself, asked once; a failure is asked again at the next sign-in. */
const configurationOf = (settings: OpenIdSettings): Promise<client.Configuration> => {
  const known = configurations.get(settings);
  if (known) return known;
  const issuer = new URL(settings.issuer);
  const insecure = settings.plainHttpOnLoopback === true && isLoopback(issuer);
  const asked = client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
    timeout: 10,
    ...(insecure ? { execute: [client.allowInsecureRequests] } : {}),
  });
  configurations.set(settings, asked);
  asked.catch(() => configurations.delete(settings));
  return asked;
};

/** Only a path of our own pages: never another site. */
export const safeReturnPath = (wanted: unknown): string =>
  typeof wanted === 'string' &&
  wanted.length <= 500 &&
  /^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) &&
  !wanted.includes('\\')
    ? wanted
    : '/';

/** Begins a sign-in at the provider: where to send the browser, and the key it keeps in a cookie until it comes back. */
export const beginOpenId = async (
  parts: IdentityParts,
  settings: OpenIdSettings,
  returnTo: string,
): Promise<{ url: URL; key: string }> => {
  const configuration = await configurationOf(settings).catch(() =>
    orRefuse<never>(refusedBy('platform.open-id-unreachable')),
  );
  const verifier = client.randomPKCECodeVerifier();
  const attempt = { state: client.randomState(), nonce: client.randomNonce() };
  const key = newToken();
  await inTransaction(parts.pool, 'BEGIN', async (tx) => {
    await tx.deleteFrom('platform.oidc_attempt').where('expires_at', '<', parts.now()).execute();
    await tx
      .insertInto('platform.oidc_attempt')
      .values({
        ...attempt,
        key_hash: digestOf(key),
        code_verifier: verifier,
        return_to: returnTo,
        expires_at: minutesAfter(parts.now(), ATTEMPT_MINUTES),
      })
      .execute();
  });
  const url = client.buildAuthorizationUrl(configuration, {
    ...attempt,
    redirect_uri: new URL(CALLBACK_PATH, settings.origin).href,
    scope: settings.linkByUsername ? 'openid profile' : 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url, key };
};

// Taken out of the database at once: the same answer of the provider cannot be played twice.
const takeAttempt = (parts: IdentityParts, key: string) =>
  inTransaction(parts.pool, 'BEGIN', (tx) =>
    tx
      .deleteFrom('platform.oidc_attempt')
      .where('key_hash', '=', digestOf(key))
      .where('expires_at', '>', parts.now())
      .returningAll()
      .executeTakeFirst(),
  );

type Proved = { subject: string; username: string | null };

const provedBy = async (
  settings: OpenIdSettings,
  url: URL,
  attempt: { state: string; nonce: string; code_verifier: string },
): Promise<Proved> => {
  const configuration = await configurationOf(settings);
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    pkceCodeVerifier: attempt.code_verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  const told = claims.preferred_username ?? null;
  if (!settings.linkByUsername || told !== null) return { subject: claims.sub, username: textOf(told) };
  const user = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { subject: claims.sub, username: textOf(user.preferred_username) };
};

const textOf = (claim: unknown): string | null => (typeof claim === 'string' ? claim.toLowerCase() : null);

/**
 * The browser is back from the provider: proves state, nonce, PKCE and the signature, finds the linked account and opens its session.
 * Our own second factor is asked for all the same. Refuses an unknown, shut or foreign attempt without telling which account.
 */
export const finishOpenId = async (
  parts: IdentityParts,
  settings: OpenIdSettings,
  came: { url: URL; key: string | null; earlierToken: string | null },
  caller: Caller,
): Promise<{ step: SignedStep; returnTo: string }> => {
  const attempt = came.key ? await takeAttempt(parts, came.key) : undefined;
  if (!attempt) return orRefuse<never>(refusedBy('platform.open-id-attempt-over'));
  const proved = await provedBy(settings, came.url, attempt).catch((error: unknown) => {
    if (isProviderFault(error)) return orRefuse<never>(refusedBy('platform.open-id-not-proved'));
    throw error;
  });
  const step = await inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const account = (await linkedAccount(tx, settings, proved)) ?? (await linkNow(tx, parts, settings, proved));
    if (!account || account.disabled_at !== null) {
      const entry = { action: 'platform.sign-in-refused', accountId: account?.id ?? NOBODY, after: { by: 'openid' } };
      await noteAtDoor(tx, parts, entry, caller);
      return refusedBy('platform.open-id-no-account');
    }
    const of = { accountId: account.id, signedInBy: 'openid' as const, passwordChangeNeeded: false };
    return openSession(tx, parts, of, caller, came.earlierToken);
  });
  return { step: orRefuse<SignedStep>(step), returnTo: attempt.return_to };
};

// The provider said no, or said something that does not hold: not our bug. Everything else is.
const isProviderFault = (error: unknown): boolean =>
  error instanceof client.AuthorizationResponseError ||
  error instanceof client.ResponseBodyError ||
  error instanceof client.WWWAuthenticateChallengeError ||
  error instanceof client.ClientError;

type Tx = Parameters<Parameters<typeof inTransaction>[2]>[0];

const linkedAccount = (tx: Tx, settings: OpenIdSettings, { subject }: Proved) =>
  tx
    .selectFrom('platform.oidc_link as l')
    .innerJoin('platform.account as a', 'a.id', 'l.account_id')
    .select(['a.id', 'a.disabled_at'])
    .where('l.issuer', '=', settings.issuer)
    .where('l.subject', '=', subject)
    .executeTakeFirst();

/** Links by name, once: an account that is tied to another subject of this provider stays with that one. */
const linkNow = async (tx: Tx, parts: IdentityParts, settings: OpenIdSettings, { subject, username }: Proved) => {
  if (!settings.linkByUsername || username === null) return undefined;
  const account = await tx
    .selectFrom('platform.account')
    .select(['id', 'disabled_at'])
    .where('login', '=', username)
    .executeTakeFirst();
  if (!account) return undefined;
  const linked = await tx
    .insertInto('platform.oidc_link')
    .values({ issuer: settings.issuer, subject, account_id: account.id, linked_at: parts.now() })
    .onConflict((oc) => oc.doNothing())
    .returning('subject')
    .executeTakeFirst();
  return linked ? account : undefined;
};
