import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
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
