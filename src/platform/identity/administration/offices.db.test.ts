import { expect, test } from 'vitest';
import { newLogin, startAdministration } from '../../../../tests/administration.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { person, plantSmallTree } from '../../../../tests/visitor.ts';
import { newId } from '../../action/id.ts';
import { addDays, type Day, day, dayOf } from '../../calendar/day.ts';
import * as contract from '../contract.ts';

const { harness, tree, eastern, today, create, refused } = await startAdministration();

test('the same office is not held twice at once; after it ended it can be granted again', async () => {
  const { accountId, officeId } = await create(eastern, tree.east);
  const again = { accountId, role: 'reader', organisationId: tree.east as never, from: today(), until: null };
  expect(await refused(eastern, contract.grantOffice, again)).toEqual(['platform.office-overlapping']);
  await harness.act(eastern, contract.endOffice, { officeId, from: today(), expectedVersion: 1, why: 'nhầm' });
  const second = await harness.act(eastern, contract.grantOffice, again);
  const { offices } = await harness.ask(eastern, contract.officesOfAccount, { accountId });
  expect(offices.map(({ id, neverHeld, isLive }) => ({ id, neverHeld, isLive }))).toEqual([
    { id: second.officeId, neverHeld: false, isLive: true },
    { id: officeId, neverHeld: true, isLive: false },
  ]);
});

test('an office that ends takes the rights with it on that day', async () => {
  const { accountId, officeId } = await create(eastern, tree.cell, { from: day('2026-01-01') });
  const holder = { id: accountId as string, login: '' };
  const asked = () => harness.call(holder, 'platform.work-items', {});
  expect(await asked()).toMatchObject({ ok: true });
  const end = addDays(today(), 1);
  await harness.act(eastern, contract.endOffice, { officeId, from: end, expectedVersion: 1, why: 'hết nhiệm kỳ' });
  expect(await asked()).toMatchObject({ ok: true });
  harness.clock.now = new Date(`${end}T00:00:00+07:00`);
  expect(await asked()).toMatchObject({ ok: false, kind: 'not-permitted' });
  expect(await refused(eastern, contract.endOffice, { officeId, from: end, expectedVersion: 2, why: 'x' })).toEqual([
    'platform.office-already-ended',
  ]);
});

test('the last administrator of an organisation stays until there is another there or above', async () => {
  const only = await startHarnessTree();
  const me = await person(only.harness, { role: 'administrator', organisationId: only.tree.root });
  const mine = (await only.harness.ask(me, contract.officesOfAccount, { accountId: me.id as never })).offices[0]!;
  const end = { officeId: mine.id, from: dayOf(only.harness.clock.now), expectedVersion: 1, why: 'x' };
  expect(await only.harness.refused(me, contract.endOffice, end)).toEqual(['platform.last-administrator']);
  const below = await person(only.harness, { role: 'administrator', organisationId: only.tree.east });
  expect(await only.harness.refused(me, contract.endOffice, end)).toEqual(['platform.last-administrator']);
  const second = await person(only.harness, { role: 'administrator', organisationId: only.tree.root });
  expect(
    await only.harness.ask(below, contract.officesOfOrganisation, { organisationId: only.tree.east as never }),
  ).toMatchObject({ offices: [{ login: below.login }] });
  const both = [only.harness.call(me, contract.endOffice.name, end)];
  const theirs = (await only.harness.ask(second, contract.officesOfAccount, { accountId: second.id as never }))
    .offices[0]!;
  both.push(only.harness.call(second, contract.endOffice.name, { ...end, officeId: theirs.id }));
  const outcomes = await Promise.all(both);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

const startHarnessTree = async () => {
  const another = await startHarness();
  return { harness: another, tree: await plantSmallTree(another) };
};

test('a helper acts for the holder, both names are in the audit, and the help ends with the office', async () => {
  const secretary = await person(harness, { role: 'administrator', organisationId: tree.east });
  const helper = await person(harness, { role: 'reader', organisationId: tree.east });
  const office = (await harness.ask(eastern, contract.officesOfAccount, { accountId: secretary.id as never }))
    .offices[0]!;
  const appoint = (accountId: string, from: Day, until: Day | null) => ({
    accountId: accountId as never,
    officeId: office.id,
    from,
    until,
  });
  expect(await refused(eastern, contract.appointHelper, appoint(secretary.id, today(), null))).toEqual([
    'platform.helper-is-holder',
  ]);
  expect(await refused(eastern, contract.appointHelper, appoint(helper.id, day('2010-01-01'), null))).toEqual([
    'platform.helper-outside-office',
  ]);
  const { officeId } = await harness.act(eastern, contract.appointHelper, appoint(helper.id, today(), null));

  const outcome = await harness.program.runner.call({
    name: contract.createAccount.name,
    input: {
      login: newLogin(),
      displayName: 'Do người giúp tạo',
      organisationId: tree.east,
      role: 'reader',
      from: today(),
      until: null,
    },
    accountId: helper.id,
    requestId: newId(),
    officeId,
  });
  expect(outcome).toMatchObject({ ok: true });
  const { entries } = await harness.ask(eastern, contract.auditEntries, {
    accountId: helper.id as never,
    action: contract.createAccount.name,
  });
  expect(entries).toMatchObject([
    { accountId: secretary.id, helperName: helper.displayName, organisations: [{ id: tree.east }] },
  ]);

  // The office is named: without it the helper's own one, a reader's, would be refused in any case.
  const asHelper = () =>
    harness.program.runner.call({
      name: contract.accounts.name,
      input: {},
      accountId: helper.id,
      requestId: null,
      officeId,
    });
  expect(await asHelper()).toMatchObject({ ok: true });
  const shut = { accountId: secretary.id as never, expectedVersion: 1, why: 'khóa' };
  const { version } = await harness.act(eastern, contract.disableAccount, shut);
  expect(await asHelper()).toMatchObject({ ok: false, kind: 'not-permitted' });
  await harness.act(eastern, contract.enableAccount, { accountId: secretary.id as never, expectedVersion: version });
  expect(await asHelper()).toMatchObject({ ok: true });

  await harness.act(eastern, contract.endOffice, {
    officeId: office.id,
    from: today(),
    expectedVersion: 1,
    why: 'nghỉ',
  });
  expect(await asHelper()).toMatchObject({ ok: false, kind: 'not-permitted' });
});
