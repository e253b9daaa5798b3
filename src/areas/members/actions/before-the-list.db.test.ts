import { beforeEach, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { openTransfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-03-10T05:00:00Z');
const { act, refused } = harness;
const it = await openTransfers(harness);
const { officer, commune } = it.commune;
const rowsOf = async (text: string, ...values: unknown[]) => (await harness.owner.query(text, values)).rows;
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const importId = await stageMembers(harness, officer, commune, membersCsv(membersFile(6, ['Chi bộ thôn 1'], false)));
await act(officer, contract.commitImport, { importId });
await harness.runJobs();
const listed = (await rowsOf(
  `SELECT m.id, m.full_name AS name, m.version FROM members.member m WHERE m.is_present AND m.state = 'active' ORDER BY m.id`,
)) as { id: contract.MemberId; name: string; version: number }[];
const spellOf = (id: string) =>
  rowsOf(
    `SELECT since_day::text AS since, until_day::text AS until, is_beginning_known AS known FROM members.membership
     WHERE member_id = $1 AND kind = 'official' ORDER BY since_day`,
    id,
  );

test('a member of a list who died before its day is recorded so; taken back, the spell is as the list began it', async () => {
  const { id, version } = listed[0]!;
  const before = await spellOf(id);
  expect(before).toEqual([{ since: '2026-03-10', until: 'infinity', known: false }]);
  const { memberEndId } = await act(officer, contract.recordDeath, {
    memberId: id,
    expectedVersion: version,
    diedOn: day('2025-09-20'),
  });
  await harness.runJobs();
  expect(await spellOf(id)).toEqual([{ since: '2025-09-19', until: '2025-09-20', known: false }]);
  await act(officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });
  await harness.runJobs();
  expect(await spellOf(id)).toEqual(before);
});

test('a slip may bear a day before the list; whoever is accepted on the day of the list stands where they came from until then', async () => {
  const { id, name } = listed[1]!;
  const before = await spellOf(id);
  await it.issue(id, { issuedOn: day('2026-03-05') });
  await harness.runJobs();
  await it.present(name);
  await it.accept(name);
  await harness.runJobs();
  expect(await spellOf(id)).toEqual([
    { since: '2026-03-09', until: '2026-03-10', known: false },
    { since: '2026-03-10', until: 'infinity', known: true },
  ]);
  const { id: transferInId } = await it.received(name);
  await act(it.commune.stranger, contract.undoAcceptance, { transferInId } as never);
  await harness.runJobs();
  expect(await spellOf(id)).toEqual(before);
});

test('who came in today may leave today, and stands there for this one day', async () => {
  const fullName = 'Cù Đến Rồi Đi';
  const id = await loadMember(harness, it.commune.cells[0]!, { fullName, since: day('2026-03-10') });
  const before = await spellOf(id);
  expect(await refused(officer, contract.issueTransfer, it.slip(id, { issuedOn: day('2026-03-09') }))).toEqual([
    'members.transfer-before-membership',
  ]);
  await it.issue(id);
  await harness.runJobs();
  await it.present(fullName);
  await it.accept(fullName);
  await harness.runJobs();
  expect(await spellOf(id)).toEqual([
    { since: '2026-03-10', until: '2026-03-11', known: true },
    { since: '2026-03-11', until: 'infinity', known: true },
  ]);
  const { id: transferInId } = await it.received(fullName);
  await act(it.commune.stranger, contract.undoAcceptance, { transferInId } as never);
  await harness.runJobs();
  expect(await spellOf(id)).toEqual(before);
});
