import * as organisations from '../src/areas/organisations/contract.ts';
import type { Commune } from './commune.ts';
import type { Harness } from './harness.ts';

const decision = (number: string, effectiveOn: string) => ({
  number,
  decidedOn: '2026-03-01',
  issuer: 'Ban Thường vụ Đảng ủy xã Đồng Mẫu (giả định)',
  effectiveOn,
  verified: true,
  sourceNote: null,
});

/** Cells of a commune that are established, merged and taken back, and where members stand after it. */
export const structureOf = (harness: Harness, commune: () => Commune) => {
  const one = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows;
  const spells = (memberId: string) =>
    one(
      `SELECT org_id, kind, since_day::text AS since, until_day::text AS until, began_by, ended_by, decision_number AS number
     FROM members.membership WHERE member_id = $1 ORDER BY since_day`,
      memberId,
    );
  const place = async (memberId: string) =>
    (
      await one(
        'SELECT m.org_id AS at, p.org_id AS home FROM members.member m JOIN organisations.person p ON p.id = m.person_id WHERE m.id = $1',
        memberId,
      )
    )[0];
  const version = async (eventId: string) =>
    (await one('SELECT version FROM organisations.structural_event WHERE id = $1', eventId))[0].version as number;
  const cell = async (name: string): Promise<organisations.OrganisationId> => {
    const { establishedIds } = await harness.act(commune().officer, organisations.establish, {
      parentId: commune().commune,
      organisation: { name, type: 'residential-cell' },
      decision: decision('01-QĐ/ĐU', '2026-01-01'),
      sizes: { officialMembers: 9, members: 9 },
    } as never);
    return establishedIds[0]!;
  };
  const merge = (from: string, into: string, on: string, number = '12-QĐ/ĐU') =>
    harness.act(commune().officer, organisations.mergeInto, {
      organisationIds: [from],
      intoId: into,
      decision: decision(number, on),
    } as never);
  const reverse = async (eventId: string) =>
    harness.act(commune().officer, organisations.reverseEvent, {
      eventId: eventId as never,
      expectedVersion: await version(eventId),
      why: 'Ghi nhầm (giả định)',
    });
  return { decision, one, spells, place, cell, merge, reverse };
};
