import { expect, test } from 'vitest';
import { newLogin, startAdministration } from '../../../../tests/administration.ts';
import { openDoor, person, Visitor } from '../../../../tests/visitor.ts';
import * as contract from '../contract.ts';

const { harness, tree, eastern, today } = await startAdministration();
const server = await openDoor(harness);

test('what is done through the door in a chosen helper office is audited under both names; without choosing it is not done', async () => {
  const holder = await person(harness, { role: 'administrator', organisationId: tree.east });
  const helper = await person(harness, { role: 'organisation-officer', organisationId: tree.east });
  const [office] = (await harness.ask(eastern, contract.officesOfAccount, { accountId: holder.id as never })).offices;
  const appointed = { accountId: helper.id as never, officeId: office!.id, from: today(), until: null };
  const { officeId } = await harness.act(eastern, contract.appointHelper, appointed);

  const browser = new Visitor(server);
  await browser.signIn(helper, harness.clock.now);
  const session = (await browser.call(contract.mySession, {})).body;
  if (session.state !== 'signed-in') throw new Error(session.state);
  expect(session.offices.find((one) => one.id === officeId)?.helperFor).toEqual({
    officeId: office!.id,
    holderName: holder.displayName,
  });
  const account = {
    login: newLogin(),
    displayName: 'Người Mới (hư cấu)',
    organisationId: tree.east as never,
    role: 'reader',
    from: today(),
    until: null,
  };
  expect((await browser.call(contract.createAccount, account)).status).toBe(403);
  expect((await browser.call(contract.createAccount, account, { 'x-office': officeId })).status).toBe(200);

  const { entries } = await harness.ask(eastern, contract.auditEntries, {
    accountId: helper.id as never,
    action: contract.createAccount.name,
  });
  expect(entries).toMatchObject([
    { accountId: holder.id, accountName: holder.displayName, helperName: helper.displayName },
  ]);
  await harness.act(eastern, contract.endOffice, { officeId, from: today(), expectedVersion: 1, why: 'nghỉ' });
  expect((await browser.call(contract.accounts, {}, { 'x-office': officeId })).status).toBe(403);
});
