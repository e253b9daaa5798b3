import { expect, test } from 'vitest';
import { newLogin, startAdministration } from '../../../../tests/administration.ts';
import { person } from '../../../../tests/visitor.ts';
import { newId } from '../../action/id.ts';
import * as contract from '../contract.ts';

const { harness, tree, chief, eastern, today, refused } = await startAdministration();

test('an administrator of one commune sees and changes nothing of another, nor of the city', async () => {
  const western = await person(harness, { role: 'reader', organisationId: tree.west });
  const { accounts } = await harness.ask(eastern, contract.accounts, { limit: 200 });
  expect(accounts.map((one) => one.id)).not.toContain(western.id);
  expect(accounts.map((one) => one.id)).not.toContain(chief.id);
  expect((await harness.ask(eastern, contract.accounts, { text: western.login })).accounts).toEqual([]);
  for (const accountId of [western.id, chief.id, newId()]) {
    expect(await refused(eastern, contract.issueResetCode, { accountId })).toEqual(['platform.not-found']);
    expect(await refused(eastern, contract.disableAccount, { accountId, expectedVersion: 1, why: 'x' })).toEqual([
      'platform.not-found',
    ]);
    expect((await harness.ask(eastern, contract.officesOfAccount, { accountId: accountId as never })).offices).toEqual(
      [],
    );
  }
  expect(
    await refused(eastern, contract.createAccount, {
      login: newLogin(),
      displayName: 'X',
      organisationId: tree.west,
      role: 'reader',
      from: today(),
      until: null,
    }),
  ).toEqual(['platform.not-permitted']);
});

test('an account that also holds an office elsewhere is out of a commune administrator’s hands', async () => {
  const account = await person(harness, { role: 'reader', organisationId: tree.east });
  const accountId = account.id as never;
  await harness.act(chief, contract.grantOffice, {
    accountId,
    role: 'reader',
    organisationId: tree.west as never,
    from: today(),
    until: null,
  });
  expect(await refused(eastern, contract.issueResetCode, { accountId })).toEqual(['platform.account-beyond-reach']);
  expect(await refused(eastern, contract.disableAccount, { accountId, expectedVersion: 1, why: 'x' })).toEqual([
    'platform.account-beyond-reach',
  ]);
  expect((await harness.act(chief, contract.issueResetCode, { accountId })).oneTimeCode).toHaveLength(19);
});

test('the database itself refuses a commune’s role to store a code for an account beyond its reach', async () => {
  const { rows } = await harness.owner.query('SELECT pos, pos_end FROM organisations.organisation WHERE id = $1', [
    tree.east,
  ]);
  const client = await harness.program.pools.app_scoped.connect();
  try {
    await client.query('BEGIN');
    for (let slot = 1; slot <= 4; slot++) {
      await client.query(
        `SET LOCAL "app.lo${slot}" = '${slot === 1 ? rows[0].pos : 0}'; SET LOCAL "app.hi${slot}" = '${slot === 1 ? rows[0].pos_end : 0}'`,
      );
    }
    const store = client.query("SELECT platform.store_reset_code($1, $2, '\\x00', false, $2, now(), now())", [
      newId(),
      chief.id,
    ]);
    await expect(store).rejects.toMatchObject({ code: '42501' });
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

test('a reader may not administer', async () => {
  const account = await person(harness, { role: 'reader', organisationId: tree.root });
  for (const asked of [contract.accounts, contract.auditEntries])
    expect(await refused(account, asked, {})).toEqual(['platform.not-permitted']);
});
