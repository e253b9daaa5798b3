import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
const commune = await loadCommune(harness);
const fields = { startsOn: '2025-08-10', dueOn: '2030-08-10', basis: 'elected', numberSet: 3 } as const;

test('a term is corrected, corrected back, and taken back', async () => {
  const organisationId = commune.cells[0]!;
  const { termId } = await harness.act(commune.officer, contract.openTerm, { organisationId, ...fields });
  const wrong = { termId, expectedVersion: 1, ...fields, startsOn: '2025-06-01' };
  expect(await harness.refused(commune.officer, contract.correctTerm, wrong)).toEqual(['organisations.outside-life']);
  const changed = { ...wrong, startsOn: '2025-09-01', numberSet: 8 };
  const { version, findings } = await harness.act(commune.officer, contract.correctTerm, changed);
  expect(findings.map((one) => one.code)).toContain('organisations.cell-committee-too-large');
  await harness.act(commune.officer, contract.correctTerm, { termId, expectedVersion: version, ...fields });
  const { terms } = await harness.ask(commune.officer, contract.termsOf, { organisationId });
  expect(terms).toMatchObject([{ startsOn: '2025-08-10', numberSet: 3, version: 3 }]);
  await harness.act(commune.officer, contract.withdrawTerm, { termId, expectedVersion: 3 });
  expect((await harness.ask(commune.officer, contract.termsOf, { organisationId })).terms).toEqual([]);
});

test('a term does not begin after posts that stand in it', async () => {
  const organisationId = commune.cells[1]!;
  const { termId } = await harness.act(commune.officer, contract.openTerm, { organisationId, ...fields });
  const someone = { organisationId: commune.commune, fullName: 'Tạ Thử Oanh', isFictional: true };
  const { personId } = await harness.act(commune.officer, contract.recordPerson, someone);
  const post = { organisationId, kind: 'secretary', personId, from: '2025-08-10' };
  await harness.act(commune.officer, contract.fillPost, post);
  const later = { termId, expectedVersion: 1, ...fields, startsOn: '2025-09-01' };
  expect(await harness.refused(commune.officer, contract.correctTerm, later)).toEqual([
    'organisations.posts-before-term',
  ]);
});

test('an unused Party group is taken back', async () => {
  const group = { organisationId: commune.cells[2]!, name: 'Tổ đảng số 2', from: '2026-01-01' };
  const { groupId } = await harness.act(commune.officer, contract.establishPartyGroup, group);
  await harness.act(commune.officer, contract.withdrawPartyGroup, { groupId, expectedVersion: 1 });
  const on = { organisationId: commune.cells[2]!, on: '2026-02-01' };
  expect((await harness.ask(commune.officer, contract.committeeOn, on)).groups).toEqual([]);
});

test('an action that takes its own subject away gives its old answer when repeated, to nobody else and under no other key', async () => {
  const group = { organisationId: commune.cells[2]!, name: 'Tổ đảng số 3', from: '2026-01-01' };
  const { groupId } = await harness.act(commune.officer, contract.establishPartyGroup, group);
  const requestId = newId();
  const withdraw = (account = commune.officer, id = requestId) =>
    harness.call(account, contract.withdrawPartyGroup.name, { groupId, expectedVersion: 1 }, id);

  const first = await withdraw();
  expect(first).toMatchObject({ ok: true });
  expect(await withdraw()).toEqual(first);
  expect(await withdraw(commune.officer, newId())).toMatchObject({ ok: false, kind: 'not-found' });
  expect(await withdraw(commune.cityOfficer)).toMatchObject({ ok: false, kind: 'not-found' });
});
