import type pg from 'pg';
import type { Runner } from '../action/runner.ts';
import type { Sentences } from '../http/server.ts';
import type { OpenIdSettings } from './open-id-settings.ts';
import type { SessionLimits } from './session-stage.ts';

/** A role as `main/` knows it; `seesPersonalData` makes the second factor a duty. */
export type KnownRole = { readonly vi: string; readonly en: string; readonly seesPersonalData: boolean };
export type KnownRoles = Readonly<Record<string, KnownRole>>;

/** All that sign-in needs; plugged together by `main/`. */
export type IdentityParts = {
  /** The pool of the request role app_identity. */
  readonly pool: pg.Pool;
  /** The installation's key (at least 32 random bytes): seals authenticator secrets, signs CSRF tokens. */
  readonly key: Buffer;
  readonly now: () => Date;
  readonly officesOf: Runner['officesOf'];
  readonly roles: KnownRoles;
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly sentences: Sentences;
  /** Whether a page of this origin is our own: the public address, or any loopback address while we listen only there. */
  readonly isOwnOrigin: (origin: string) => boolean;
  /** The code printed at the console for the first administrator; null where only this machine can ask (loopback). */
  readonly setUpCode: string | null;
  readonly limits?: SessionLimits;
  /** Requests in a minute: of one session or address, and of one address for sign-in steps. */
  readonly rates?: { readonly all: number; readonly signIn: number };
  readonly openId?: OpenIdSettings | null;
};

/** Where a call came from, for the session list and the audit. */
export type Caller = { readonly address: string; readonly device: string | null; readonly requestId: string | null };
