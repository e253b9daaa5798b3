import type { Page } from 'playwright-core';
import * as meetings from '../src/areas/meetings/contract.ts';
import { statusesOf } from '../src/areas/meetings/rules/roll-status.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';
import type { Workplace } from './browser-workplace.ts';

export type Person = { readonly memberId: string; readonly fullName: string; readonly personId: string };
export type Cell = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  /** The committee directly above, in which the accounts of the demonstration's commune hold their offices. */
  readonly committeeId: OrganisationId;
  readonly committeeName: string;
  /** Official members who have been there for months and hold no post, by name. */
  readonly members: readonly Person[];
};

/** Those whose name no other one of them bears or begins with: a story finds them by it. */
const withOwnNames = (rows: readonly (readonly [string, string, string])[]): Person[] =>
  rows
    .filter(([id, name]) => !rows.some(([other, of]) => other !== id && of.includes(name)))
    .map(([memberId, fullName, personId]) => ({ memberId, fullName, personId }));

/**
 * Puts the demonstration's secretary at the head of a cell of middle size that lies directly under the demonstration's commune, which no
 * screen can bring about.
 */
export const moveToCellOfCommune = async ({ sql }: Workplace): Promise<Cell> => {
  const [found] = await sql(`
    SELECT o.id, o.name, u.id, u.name FROM organisations.published_organisation o
    JOIN organisations.published_organisation u ON u.id = o.parent_id AND u.until_day > current_date AND u.since_day <= current_date
    JOIN platform.office f ON f.org_id = u.id JOIN platform.account a ON a.id = f.account_id AND a.login = 'van-phong-xa'
    WHERE o.until_day > current_date AND o.since_day <= current_date
      AND (SELECT count(*) FROM members.member m WHERE m.org_id = o.id AND m.is_present) BETWEEN 15 AND 30
      AND EXISTS (SELECT FROM organisations.published_post p WHERE p.org_id = o.id AND p.kind = 'secretary' AND upper_inf(p.period))
    ORDER BY o.id LIMIT 1`);
  const [organisationId, name, committeeId, committeeName] = found as [OrganisationId, string, OrganisationId, string];
  await sql(
    `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
     WHERE p.id = $1 AND a.login = 'bi-thu' AND o.account_id = a.id AND o.role = 'cell-secretary'`,
    [organisationId],
  );
  const members = await sql(
    `SELECT m.id, m.full_name, m.person_id FROM members.member m
     WHERE m.org_id = $1 AND m.is_present AND m.standing = 'official' AND m.state = 'active'
       AND EXISTS (SELECT FROM members.published_spell s WHERE s.member_id = m.id AND s.org_id = m.org_id AND s.since_day <= current_date - 200)
       AND NOT EXISTS (SELECT FROM organisations.published_post p WHERE p.person_id = m.person_id AND p.period @> current_date)
     ORDER BY m.sort_name, m.id`,
    [organisationId],
  );
  return {
    ...{ organisationId, name, committeeId, committeeName },
    members: withOwnNames(members as [string, string, string][]),
  };
};

type Held = { readonly cell: Cell; readonly heldOn: Day; readonly away?: string; readonly points?: number };

/** The cell's own column of the form of that day: every criterion that the facts leave open gets so many points, at most its maximum. */
const ownScore = (score: { readonly id: string; readonly content: unknown } | null, points: number) => {
  if (score === null) return null;
  const { criteria } = score.content as { criteria: readonly { code: string; max: number | null; kinds?: string[] }[] };
  const lines = criteria
    .filter(({ kinds }) => kinds === undefined || kinds.includes('regular'))
    .map(({ code, max }) => ({
      criterion: code,
      points: Math.min(points, max ?? 1),
      reason: 'Chi bộ chấm (giả định)',
    }));
  return { packId: score.id, preset: null, lines };
};

/** A regular meeting as another story records it by hand: everybody there but one without a reason, scored by the cell. */
export const recordRegularMeeting = async (page: Page, { cell, heldOn, away, points = 5 }: Held) => {
  const { organisationId } = cell;
  const { roll, packs } = await callFrom(page, meetings.sheetOpening, { organisationId, kind: 'regular', on: heldOn });
  const meetingId = newId<meetings.MeetingId>();
  await callFrom(page, meetings.recordMeeting, {
    ...{ organisationId, meetingId, kind: 'regular', heldOn, startedAt: '19:30', endedAt: '21:10' },
    attendance: roll.map((person) => ({
      memberId: person.memberId,
      status: person.memberId === away ? 'unexcused' : statusesOf(person)[0]!,
    })),
    chairId: roll[0]!.memberId,
    clerkId: roll[1]!.memberId,
    conclusion: 'Chi bộ thống nhất (giả định)',
    score: ownScore(packs.score, points),
  } as never);
  return meetingId;
};
