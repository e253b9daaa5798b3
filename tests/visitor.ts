import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import { insertOrganisations } from '../src/areas/organisations/public.ts';
import { permissions } from '../src/main/permissions.ts';
import { type RoleName, roles } from '../src/main/roles.ts';
import { type Contract, type InputOf, type OutputOf, pathOf } from '../src/platform/action/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import { day } from '../src/platform/calendar/day.ts';
import { createLog } from '../src/platform/http/logging.ts';
import { buildServer } from '../src/platform/http/server.ts';
import * as contract from '../src/platform/identity/contract.ts';
import { createDemonstrationAccounts, type FirstAccount } from '../src/platform/identity/first-accounts.ts';
import { identity } from '../src/platform/identity/http.ts';
import type { IdentityParts } from '../src/platform/identity/identity-parts.ts';
import type { Harness } from './harness.ts';

export const installationKey = Buffer.alloc(32, 7);

const emptyWebRoot = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'vm-web-'));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
  return root;
};

/** The real HTTP door over a harness, without a network. `more` overrides parts of sign-in; `lines` collects the log. */
export const openDoor = async (
  harness: Harness,
  more: Partial<IdentityParts> = {},
  lines: string[] = [],
): Promise<FastifyInstance> => {
  const { program, clock } = harness;
  const server = await buildServer({
    runner: program.runner,
    sentences: program.sentences,
    identity: (on) =>
      identity(on, {
        pool: program.pools.app_identity,
        key: installationKey,
        now: () => clock.now,
        officesOf: program.runner.officesOf,
        roles,
        permissions,
        sentences: program.sentences,
        isOwnOrigin: (origin) => new URL(origin).hostname === 'localhost',
        setUpCode: null,
        rates: { all: 100_000, signIn: 100_000 },
        ...more,
      }),
    webRoot: emptyWebRoot(),
    ready: async () => true,
    https: null,
    behindHttpsProxy: false,
    log: createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }),
  });
  await server.ready();
  return server;
};

export type Answer<T = unknown> = {
  readonly status: number;
  readonly body: T;
  readonly codes: string[];
  readonly setCookies: string[];
};

/** A browser as far as sign-in is concerned: keeps its cookies and the CSRF token of the last answer. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  csrfToken: string | null = null;
  readonly server: FastifyInstance;
  address: string;

  constructor(server: FastifyInstance, address = '10.0.0.1') {
    this.server = server;
    this.address = address;
  }

  get sessionToken(): string | undefined {
    return this.cookies.get('__Host-session');
  }

  async send(url: string, payload: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.server.inject({
      method: 'POST',
      url,
      remoteAddress: this.address,
      headers: {
        'content-type': 'application/json',
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(this.csrfToken ? { 'x-csrf-token': this.csrfToken } : {}),
        'idempotency-key': newId(),
        ...headers,
      },
      payload: JSON.stringify(payload ?? {}),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const body = answer.json() as { csrfToken?: string; reasons?: { code: string }[] };
    if (typeof body.csrfToken === 'string') this.csrfToken = body.csrfToken;
    const setCookies = [answer.headers['set-cookie'] ?? []].flat();
    return { status: answer.statusCode, body, codes: (body.reasons ?? []).map((one) => one.code), setCookies };
  }

  async call<C extends Contract>(of: C, input: InputOf<C>, headers = {}): Promise<Answer<OutputOf<C>>> {
    return (await this.send(pathOf(of.name), input, headers)) as Answer<OutputOf<C>>;
  }

  /** Signs in as far as it goes; with an authenticator secret the code of the clock's moment is given too. */
  async signIn(account: Pick<FirstAccount, 'login' | 'password' | 'totpSecret'>, now: Date): Promise<Answer> {
    const first = await this.call(contract.signIn, { login: account.login, password: account.password });
    if (first.status !== 200 || account.totpSecret === null) return first;
    return this.call(contract.confirmTotp, { code: codeAt(account.totpSecret, now) });
  }

  async state(): Promise<string> {
    const { body } = await this.call(contract.mySession, {});
    return body.state;
  }
}

export const codeAt = (secret: string, now: Date): string =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

export type SmallTree = { readonly root: string; readonly east: string; readonly west: string; readonly cell: string };

/** A city with two communes, one of which has a cell; all invented. */
export const plantSmallTree = async (harness: Harness): Promise<SmallTree> => {
  const tree = { root: newId(), east: newId(), west: newId(), cell: newId() };
  const from = day('2020-01-01');
  const base = { from, fictional: true };
  await harness.load((tx) =>
    insertOrganisations(tx, [
      { ...base, id: tree.root, parentId: null, name: 'Thành phố Thử', type: 'city-committee' },
      { ...base, id: tree.east, parentId: tree.root, name: 'Xã Đông Thử', type: 'commune-committee' },
      { ...base, id: tree.west, parentId: tree.root, name: 'Xã Tây Thử', type: 'commune-committee' },
      { ...base, id: tree.cell, parentId: tree.east, name: 'Chi bộ Thử 1', type: 'residential-cell' },
    ]),
  );
  return tree;
};

/** An account with password (and authenticator, where its role asks for one) and one office. */
export const person = async (
  harness: Harness,
  office: { role: RoleName; organisationId: string; from?: string },
): Promise<FirstAccount> => {
  const { pos } = await harness.load((tx) =>
    tx
      .selectFrom('organisations.organisation')
      .select('pos')
      .where('id', '=', office.organisationId)
      .executeTakeFirstOrThrow(),
  );
  const wanted = {
    login: `nguoi-${newId()}`,
    displayName: 'Người Thử Nghiệm (hư cấu)',
    role: office.role,
    organisationId: office.organisationId,
    position: pos,
    from: day(office.from ?? '2020-01-01'),
    needsSecondFactor: roles[office.role].seesPersonalData,
  };
  const [made] = await createDemonstrationAccounts(harness.program.pools, installationKey, [wanted], harness.clock.now);
  return made!;
};
