import { type RawBuilder, sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Listener } from '../../../platform/action/area.ts';
import { organisationsConcerned, organisationsFilled } from '../../members/public.ts';
import { putRecounted, recountedFrom } from '../actions/recount-writes.ts';
import type { RecountReason } from '../contract/recount.ts';
import { meetingsToRecount } from '../questions/recount-world.ts';

// Figures of recorded meetings rest on who belonged to them on their day. Where that becomes known otherwise, they are counted again. All may
// run twice and in any order: what is stored follows from the facts alone, and only the day and the kind of fact from the event.

/** So many meetings at a time: a cell of many years, or all cells of a commune after an import. */
const BATCH = 200;

/** Counts the recorded meetings that `which` picks again; tells each organisation of which a figure changed. */
export const recountWhere = async (
  { tx, today, note, tell }: ActionContext,
  which: RawBuilder<unknown>,
  why: RecountReason,
): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    SELECT m.id FROM meetings.meeting m
    WHERE m.state IN ('closed', 'reported') AND ${which} ORDER BY m.org_id, m.held_on, m.id`.execute(tx);
  const organisationIds = new Set<string>();
  for (let at = 0; at < rows.length; at += BATCH) {
    const ids = rows.slice(at, at + BATCH).map(({ id }) => id);
    const recounted = (await meetingsToRecount(tx, ids)).flatMap((one) => recountedFrom(one, { today, why }) ?? []);
    if (recounted.length === 0) continue;
    await putRecounted(tx, recounted);
    for (const { meetingId, organisationId, before, after } of recounted) {
      organisationIds.add(organisationId);
      note({ subject: `meeting ${meetingId}`, before, after: { ...after, why } });
    }
  }
  for (const organisationId of organisationIds) await tell('meetings.figures-recounted', { organisationId });
};

/** The arrangement of Party groups changed, or a group began or ended: meetings of groups of that cell. */
export const recountGroups: Listener = (payload, context) =>
  recountWhere(context, sql`m.org_id = ${payload.organisationId}::uuid AND m.kind = 'party-group'`, 'groups');

/** A post in the committee was filled, ended or taken back, on whatever day: meetings of that committee. */
export const recountCommittee: Listener = (payload, context) =>
  recountWhere(context, sql`m.org_id = ${payload.organisationId}::uuid AND m.kind = 'committee'`, 'posts');

const recountRollsOf = async (context: ActionContext, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await recountWhere(context, sql`m.org_id = ANY (${[...ids]}::uuid[])`, 'roll');
};

/** Who stands on a roll, or how, changed for whatever day: all meetings of the organisations concerned. */
export const recountRolls: Listener = async (payload, context) =>
  recountRollsOf(context, await organisationsConcerned(context.tx, payload));

/** What a list filled was approved by another person, or opened again. */
export const recountFilled: Listener = async (payload, context) =>
  recountRollsOf(context, await organisationsFilled(context.tx, String(payload.importId)));

/** Members of an import that was undone are gone with their rolls: what had been counted again because of them is so once more. */
export const recountMarked: Listener = (_payload, context) => recountWhere(context, sql`m.recount IS NOT NULL`, 'roll');

const ofGroups = [
  ...['members.party-groups-arranged', 'members.arrangement-withdrawn'],
  ...['party-group-withdrawn', 'party-group-ended', 'party-group-resumed'].map((name) => `organisations.${name}`),
];
const ofPosts = [
  ...['post-filled', 'post-withdrawn', 'post-ended', 'post-resumed'],
  ...['term-opened', 'term-closed', 'term-reopened', 'term-withdrawn', 'term-corrected'],
];
const ofRolls = [
  ...[
    'member-recorded',
    'member-withdrawn',
    'member-changed',
    'member-admitted',
    'probation-prolonged',
    'procedure-decided',
    'procedure-step-withdrawn',
  ],
  ...['member-readmitted', 'member-reconnected', 'rights-restored', 'membership-ended', 'end-withdrawn'],
  ...['member-suspended', 'suspension-lifted', 'suspension-taken-back'],
  ...[
    'exemption-granted',
    'exemption-decided',
    'exemption-reopened',
    'exemption-withdrawn',
    'exemption-vote-withdrawn',
    'exemption-ended',
    'exemption-resumed',
  ],
  ...[
    'transfer-issued',
    'transfer-withdrawn',
    'transfer-accepted',
    'acceptance-undone',
    'transfer-settled',
    'transfer-unsettled',
  ],
  ...['return-recorded', 'return-undone', 'stays-closed', 'stays-reopened'],
  ...['stay-ended', 'stay-extended', 'member-received', 'member-departed', 'departure-undone'],
  ...['members-followed', 'members-returned', 'assignment-undone', 'import-committed'],
];

/** What recorded meetings hear of the facts they were counted by. */
export const recountListeners: Readonly<Record<string, readonly Listener[]>> = Object.fromEntries([
  ...ofGroups.map((event) => [event, [recountGroups]] as const),
  ...ofPosts.map((event) => [`organisations.${event}`, [recountCommittee]] as const),
  ...ofRolls.map((event) => [`members.${event}`, [recountRolls]] as const),
  ...['approved', 'reopened'].map((how) => [`members.import-changes-${how}`, [recountFilled]] as const),
  ['members.import-undone', [recountMarked]] as const,
]);
