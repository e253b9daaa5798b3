/** One OpenID Connect provider of the office. */
export type OpenIdSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page calls it. */
  readonly name: string;
  /** Our own public origin, e.g. `https://vungmanh.example`; the provider sends the browser back there. */
  readonly origin: string;
  /** Whether an account without a link is found by `preferred_username` = login, and linked at its first sign-in. */
  readonly linkByUsername: boolean;
  /** Plain http to a provider on this machine, for tests. */
  readonly plainHttpOnLoopback?: boolean;
};
