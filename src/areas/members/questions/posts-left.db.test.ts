import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { makeSecretary } from '../../../../tests/meeting-papers.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const secretaryPost = (at: 0 | 1) => [
  {
    organisationId: it.commune.cells[at]!,
    organisationName: `Chi bộ thôn ${at + 1}`,
    kind: { vi: 'Bí thư' },
    from: '2025-07-01',
  },
];

test('a post that stays behind is said before the slip is issued and on the slip, until it is ended', async () => {
  const memberId = await loadMember(harness, it.commune.cells[0]!, { fullName: 'Lê Thử Giữ Chức' });
  await makeSecretary(harness, it.commune.cells[0]!, memberId);
  const proposed = await harness.ask(it.commune.officer, contract.transferProposal, { memberId });
  expect(proposed.postsLeft).toMatchObject(secretaryPost(0));

  const { transferId } = await it.issue(memberId);
  const slip = () => harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
  expect((await slip()).postsLeft).toMatchObject(secretaryPost(0));
  await harness.runJobs();
  // The receiver of another commune sees neither the record nor the post.
  const { id } = await it.received('Lê Thử Giữ Chức');
  const incoming = await harness.ask(it.commune.stranger, contract.incomingTransfer, { transferInId: id });
  expect(incoming.postsLeft).toEqual([]);

  await harness.owner.query(`UPDATE organisations.post SET period = daterange(lower(period), '2026-03-10')`);
  expect((await slip()).postsLeft).toEqual([]);
});

test('within one commune the slip says it on both sides, also after the member was accepted', async () => {
  const fullName = 'Lê Thử Trong Xã';
  const [to, from] = it.commune.cells;
  const memberId = await loadMember(harness, from!, { fullName });
  await makeSecretary(harness, from!, memberId);
  const { transferId } = await it.issue(memberId, { kind: 'internal', toOrganisationId: to });
  await harness.runJobs();
  const { rows } = await harness.ask(it.commune.officer, contract.incomingTransfers, { show: 'all' });
  const transferInId = rows.find((row) => row.fullName === fullName)!.id;
  const incoming = () => harness.ask(it.commune.officer, contract.incomingTransfer, { transferInId });
  expect((await incoming()).postsLeft).toMatchObject(secretaryPost(1));
  await harness.act(it.commune.officer, contract.presentTransfer, {
    transferInId,
    expectedVersion: (await incoming()).version,
    presentedOn: day('2026-03-10'),
  });
  await harness.act(it.commune.officer, contract.acceptTransfer, {
    transferInId,
    expectedVersion: (await incoming()).version,
    cellId: to!,
    acceptedOn: day('2026-03-10'),
  });
  await harness.runJobs();
  const after = await incoming();
  expect(after).toMatchObject({ state: 'accepted', memberId });
  expect(after.postsLeft).toMatchObject(secretaryPost(1));
  const sent = await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
  expect(sent.postsLeft).toMatchObject(secretaryPost(1));
});

test('a ledger in which nothing is paid names its months; one that nobody opened says nothing', async () => {
  const cell = it.commune.cells[1]!;
  const memberId = await loadMember(harness, cell, { fullName: 'Lê Thử Nợ Phí' });
  const proposed = () => harness.ask(it.commune.officer, contract.transferProposal, { memberId });
  expect(await proposed()).toMatchObject({ duesPaidThrough: null, duesOpen: [], postsLeft: [] });
  const collector = await harness.account({ role: 'dues-collector', organisationId: cell });
  await harness.act(collector, contract.openDuesMonth, { organisationId: cell, month: day('2026-03-01') });
  expect(await proposed()).toMatchObject({ duesPaidThrough: null, duesOpen: ['2026-03-01'] });
});
