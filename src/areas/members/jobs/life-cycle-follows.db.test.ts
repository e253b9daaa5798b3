import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { structureOf } from '../../../../tests/structure.ts';
import * as organisations from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-05-20T05:00:00Z');
const { act } = harness;
const commune = await loadCommune(harness);
const { officer } = commune;
const [into, from] = commune.cells;
const one = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows[0];

test('candidates and open procedures go on with the only successor of their cell, and return when the event is taken back', async () => {
  const memberId = await loadMember(harness, from!, { fullName: 'Đào Vắng Mặt' });
  const { candidateId } = await act(officer, contract.acceptSympathiser, {
    organisationId: from!,
    fullName: 'Lê Thị Thử',
    source: 'masses',
    acceptedOn: '2026-01-05',
    isFictional: true,
  });
  const opened = { memberId, kind: 'removal', openedOn: '2026-02-01', ground: 'no-dues' } as const;
  const { procedureId } = await act(officer, contract.openProcedure, opened);
  const places = async () => ({
    candidate: (await one('SELECT org_id FROM members.candidate WHERE id = $1', candidateId)).org_id,
    person: (
      await one(
        'SELECT p.org_id FROM organisations.person p JOIN members.candidate c ON c.person_id = p.id WHERE c.id = $1',
        candidateId,
      )
    ).org_id,
    procedure: (await one('SELECT org_id FROM members.procedure WHERE id = $1', procedureId)).org_id,
  });

  const decision = {
    number: '12-QĐ/ĐU',
    decidedOn: '2026-03-01',
    issuer: 'Đảng ủy xã Đồng Mẫu (giả định)',
    effectiveOn: '2026-04-01',
    verified: true,
    sourceNote: null,
  };
  const merge = { organisationIds: [from], intoId: into, decision };
  const { eventId } = await act(officer, organisations.mergeInto, merge as never);
  await harness.runJobs();
  expect(await places()).toEqual({ candidate: into, person: into, procedure: into });
  await harness.runJobs();
  expect(await places()).toEqual({ candidate: into, person: into, procedure: into });

  const { version } = await one('SELECT version FROM organisations.structural_event WHERE id = $1', eventId);
  await act(officer, organisations.reverseEvent, { eventId, expectedVersion: version, why: 'Ghi nhầm (giả định)' });
  await harness.runJobs();
  await harness.runJobs();
  expect(await places()).toEqual({ candidate: from, person: from, procedure: from });
});

const { cell, merge, reverse } = structureOf(harness, () => commune);
const accept = async (organisationId: string, fullName: string): Promise<string> =>
  (
    await act(officer, contract.acceptSympathiser, {
      organisationId: organisationId as never,
      fullName,
      source: 'masses',
      acceptedOn: '2026-01-05',
      isFictional: true,
    })
  ).candidateId;
const placeOf = async (candidateId: string) =>
  (await one('SELECT org_id FROM members.candidate WHERE id = $1', candidateId)).org_id;
const stepsOf = async (candidateId: string) =>
  (await one('SELECT count(*)::int AS n FROM members.candidate_follow WHERE candidate_id = $1', candidateId)).n;

test('each of several events taken back returns every candidate it had carried, one by one or all at once', async () => {
  const [a, b, c] = [await cell('Chi bộ Thử A'), await cell('Chi bộ Thử B'), await cell('Chi bộ Thử C')];
  const [ofA, ofB] = [await accept(a, 'Lê Thử A'), await accept(b, 'Lê Thử B')];
  const places = async () => [await placeOf(ofA), await placeOf(ofB)];
  const first = await merge(a, b, '2026-04-02', '21-QĐ/ĐU');
  await harness.runJobs();
  const second = await merge(b, c, '2026-04-03', '22-QĐ/ĐU');
  await harness.runJobs();
  expect(await places()).toEqual([c, c]);

  await reverse(second.eventId);
  await harness.runJobs();
  expect(await places()).toEqual([b, b]);
  await reverse(first.eventId);
  await harness.runJobs();
  expect(await places()).toEqual([a, b]);
  expect([await stepsOf(ofA), await stepsOf(ofB)]).toEqual([0, 0]);

  const again = [await merge(a, b, '2026-04-02', '23-QĐ/ĐU'), await merge(b, c, '2026-04-03', '24-QĐ/ĐU')];
  await harness.runJobs();
  expect([await places(), await stepsOf(ofA), await stepsOf(ofB)]).toEqual([[c, c], 2, 1]);
  for (const { eventId } of again.reverse()) await reverse(eventId);
  await harness.runJobs();
  expect(await places()).toEqual([a, b]);
});

test('who was stopped while an event was taken back returns when the way goes on', async () => {
  const [a, b] = [await cell('Chi bộ Thử D'), await cell('Chi bộ Thử E')];
  const candidateId = await accept(a, 'Lê Thử D');
  const { eventId } = await merge(a, b, '2026-04-04', '25-QĐ/ĐU');
  await harness.runJobs();
  const versionOf = async () => (await one('SELECT version FROM members.candidate WHERE id = $1', candidateId)).version;
  const stopped = { candidateId: candidateId as never, stoppedOn: '2026-05-01' as never, why: 'Tự rút (giả định)' };
  await act(officer, contract.stopCandidate, { ...stopped, expectedVersion: await versionOf() });
  await reverse(eventId);
  await harness.runJobs();
  expect(await placeOf(candidateId)).toBe(b);
  const resumed = { candidateId: candidateId as never, expectedVersion: await versionOf() };
  await act(officer, contract.resumeCandidate, resumed);
  await merge(await cell('Chi bộ Thử G'), await cell('Chi bộ Thử H'), '2026-04-05', '26-QĐ/ĐU');
  await harness.runJobs();
  expect(await placeOf(candidateId)).toBe(a);
});
