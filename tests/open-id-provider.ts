import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error the package brings no types
import Provider from 'oidc-provider';

export type LocalProvider = {
  readonly issuer: string;
  /** Walks a browser through the provider's sign-in pages as `subject`; gives the address it is sent back to. */
  readonly walk: (start: string, subject: string) => Promise<URL>;
  readonly stop: () => Promise<void>;
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** A real OpenID Connect provider on this machine, with its own sign-in and consent pages. The user name of `s-x` is `x`. */
export const startProvider = async (client: {
  id: string;
  secret: string;
  redirect: string;
}): Promise<LocalProvider> => {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.replace(/^s-/, '') }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    walk: (start, subject) => walkThrough(issuer, start, subject),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

const MOST_STEPS = 12;

const walkThrough = async (issuer: string, start: string, subject: string): Promise<URL> => {
  const jar = new Map<string, string>();
  let url = new URL(start);
  let body: URLSearchParams | null = null;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (url.origin !== issuer) return url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      body,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next) {
      url = new URL(next, url);
      body = null;
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt)
      throw new Error(`the provider shows neither sign-in nor consent: ${answer.status} ${page.slice(0, 300)}`);
    body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: subject, password: 'any' } : {}) });
    url = new URL(/action="([^"]+)"/.exec(page)![1]!, url);
  }
  throw new Error('the provider sends the browser in circles');
};
