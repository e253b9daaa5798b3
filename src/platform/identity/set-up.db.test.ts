import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { codeAt, installationKey, openDoor, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import { beginUnder } from '../access/scope.ts';
import { day } from '../calendar/day.ts';
import { inTransaction } from '../db/transaction.ts';
import * as contract from './contract.ts';
import { findOpenAccount } from './find-account.ts';
import { createDemonstrationAccounts, firstAccountsFrom, keepFirstAccounts } from './first-accounts.ts';
import { grantFirstOffices } from './set-up.ts';

const harness = await startHarness();
const demo = await startHarness();
const first = {
  login: 'quan.tri',
  displayName: 'Quản trị viên đầu tiên',
  password: 'trời cao đất rộng',
  setUpCode: null,
};
const asFirst = { ...first, totpSecret: null };

test('on this machine an empty installation takes its first administrator, with a second factor as a duty', async () => {
  const server = await openDoor(harness);
  const far = new Visitor(server, '192.168.1.20');
  expect((await far.call(contract.setUpState, {})).body).toMatchObject({
    step: 'first-administrator',
    codeNeeded: false,
  });
  expect((await far.call(contract.setUpFirstAdministrator, first)).codes).toEqual(['platform.set-up-from-here-only']);
  const here = new Visitor(server, '127.0.0.1');
  const weak = await here.call(contract.setUpFirstAdministrator, { ...first, password: 'quan.tri' });
  expect(weak.codes).toEqual(['platform.password-too-short', 'platform.password-common', 'platform.password-is-login']);
  const made = await here.call(contract.setUpFirstAdministrator, first);
  expect([made.status, made.body.outcome]).toEqual([200, 'totp-setup-needed']);
  const { body } = await here.call(contract.setUpTotp, {});
  const done = await here.call(contract.confirmTotp, { code: codeAt(body.secret, harness.clock.now) });
  expect(done.body.outcome).toBe('signed-in');
  expect((await here.call(contract.setUpState, {})).body.step).toBe('own-organisation');
  expect((await here.call(contract.setUpFirstAdministrator, { ...first, login: 'thu.hai' })).codes).toEqual([
    'platform.already-set-up',
  ]);
  expect((await new Visitor(server).call(contract.signIn, asFirst)).body.outcome).toBe('totp-needed');
});

test('the hand-over gives the first administrator its offices over the root, once', async () => {
  const tree = await plantSmallTree(harness);
  const account = (await findOpenAccount(harness.program.pools.app_identity, ' Quan.Tri '))!;
  const grant = () =>
    inTransaction(
      harness.program.pools.app_all,
      beginUnder({ role: 'app_all' }, account.id, { readOnly: false }),
      async (tx) => {
        const { pos } = await tx
          .selectFrom('organisations.organisation')
          .select('pos')
          .where('id', '=', tree.root)
          .executeTakeFirstOrThrow();
        const roles = ['administrator', 'organisation-officer'];
        return grantFirstOffices(tx, {
          accountId: account.id,
          roles,
          organisationId: tree.root,
          position: pos,
          from: day('2026-01-01'),
          now: harness.clock.now,
        });
      },
    );
  expect(await grant()).toHaveLength(2);
  await expect(grant()).rejects.toMatchObject({ refusal: { reasons: [{ code: 'platform.already-set-up' }] } });
  const server = await openDoor(harness);
  expect((await new Visitor(server).call(contract.setUpState, {})).body).toMatchObject({
    step: 'done',
    installation: { dataKind: 'real', isSetUp: true },
  });
  expect(await harness.ask(account, contract.accounts, {})).toMatchObject({ accounts: [{ login: 'quan.tri' }] });
});

test('with a code printed at the console the first administrator may sit anywhere, and guessing is paused', async () => {
  const empty = await startHarness();
  const server = await openDoor(empty, { setUpCode: 'ABCD-EFGH-JKMN-PQRS' });
  const guest = new Visitor(server, '192.168.1.20');
  expect((await guest.call(contract.setUpState, {})).body.codeNeeded).toBe(true);
  for (const setUpCode of [null, 'ABCD-EFGH-JKMN-PQRT']) {
    expect((await guest.call(contract.setUpFirstAdministrator, { ...first, setUpCode })).codes).toEqual([
      'platform.wrong-set-up-code',
    ]);
  }
  const made = await guest.call(contract.setUpFirstAdministrator, { ...first, setUpCode: 'abcd efgh jkmn pqrs' });
  expect(made.status).toBe(200);
  const thief = new Visitor(server, '192.168.1.21');
  const statuses = [];
  for (let n = 0; n < 6; n++)
    statuses.push((await thief.call(contract.setUpFirstAdministrator, { ...first, setUpCode: `${n}` })).status);
  expect(statuses.at(-1)).toBe(429);
});

test('two browsers setting up at once: one becomes the first administrator', async () => {
  const empty = await startHarness();
  const server = await openDoor(empty);
  const answers = await Promise.all(
    ['mot.mot', 'hai.hai'].map((login) =>
      new Visitor(server, '127.0.0.1').call(contract.setUpFirstAdministrator, { ...first, login }),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test('demonstration accounts: random for each installation, kept 0600, and able to sign in', async () => {
  const tree = await plantSmallTree(demo);
  const { pos } = await demo.load((tx) =>
    tx.selectFrom('organisations.organisation').select('pos').where('id', '=', tree.root).executeTakeFirstOrThrow(),
  );
  const wanted = ['can-bo', 'nguoi-xem'].map((login, index) => ({
    login,
    displayName: 'Người trình diễn (hư cấu)',
    role: index === 0 ? 'organisation-officer' : 'reader',
    organisationId: tree.root,
    position: pos,
    from: day('2026-01-01'),
    needsSecondFactor: index === 0,
  }));
  const made = await createDemonstrationAccounts(demo.program.pools, installationKey, wanted, demo.clock.now);
  const folder = await mkdtemp(join(tmpdir(), 'vm-accounts-'));
  const path = join(folder, 'accounts.txt');
  await keepFirstAccounts(path, made, demo.clock.now);
  await keepFirstAccounts(path, made, demo.clock.now);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const kept = firstAccountsFrom(await readFile(path, 'utf8'));
  expect(kept).toEqual(made.map(({ login, password, totpSecret }) => ({ login, password, totpSecret })));
  expect(kept[0]!.password).not.toBe(kept[1]!.password);
  const server = await openDoor(demo);
  for (const account of kept) {
    const guest = new Visitor(server);
    await guest.signIn(account, demo.clock.now);
    expect(await guest.state()).toBe('signed-in');
  }
});

test('the command line finds open accounts only', async () => {
  expect(await findOpenAccount(demo.program.pools.app_identity, 'khong-co')).toBeUndefined();
  await demo.owner.query("UPDATE platform.account SET disabled_at = now() WHERE login = 'can-bo'");
  expect(await findOpenAccount(demo.program.pools.app_identity, 'can-bo')).toBeUndefined();
  expect(await findOpenAccount(demo.program.pools.app_identity, 'nguoi-xem')).toMatchObject({ login: 'nguoi-xem' });
});
