import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/targets.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { fixedOf, type StoredTarget, storedTargets } from '../questions/target-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { targetFaults, togetherFaults, weightLimitOf } from '../rules/check-targets.ts';
import {
  alterTargets,
  closeTargets,
  insertChanges,
  insertTargets,
  refuseDecided,
  type TargetChange,
  taskFaults,
} from './target-writes.ts';

type Line = contract.TargetLine;
type Asked = ParsedInputOf<typeof contract.changeTargets>;
type Change = Asked['changes'][number];

const plannedChange = (change: Change, stored: ReadonlyMap<string, StoredTarget>, at: number) => {
  const before = change.change === 'add' ? null : (stored.get(change.targetId) ?? null);
  const after = change.change === 'remove' ? null : change.target;
  const isUnknown = change.change !== 'add' && (before === null || before.isRemoved);
  return { change, before, after, isUnknown, field: `changes.${at}` };
};

type Planned = ReturnType<typeof plannedChange>;

/** The targets as they would stand after the changes. */
const standingAfter = (stored: readonly StoredTarget[], planned: readonly Planned[]): Line[] => {
  const touched = new Map(
    planned.flatMap(({ before, after }) => (before ? [[before.targetId as string, after] as const] : [])),
  );
  const kept = stored
    .filter(({ isRemoved }) => !isRemoved)
    .flatMap((target) => (touched.has(target.targetId) ? (touched.get(target.targetId) ?? []) : fixedOf(target)));
  return [...kept, ...planned.flatMap(({ before, after }) => (before === null && after ? [after] : []))];
};

const writeChanges = async (
  { tx }: ActionContext,
  subjectId: string,
  planned: readonly Planned[],
  places: number,
): Promise<TargetChange[]> => {
  const added = planned.flatMap(({ before, after }) => (before === null && after ? [after] : []));
  const ids = added.length > 0 ? await insertTargets(tx, subjectId, added, places) : [];
  const altered = planned.flatMap(({ before, after }) =>
    before && after ? [{ targetId: before.targetId as string, target: after }] : [],
  );
  if (altered.length > 0) await alterTargets(tx, altered);
  const removed = planned.flatMap(({ before, after }) => (before && after === null ? [before.targetId as string] : []));
  if (removed.length > 0)
    await sql`UPDATE ratings.target SET removed_at = now() WHERE id = ANY (${removed}::uuid[])`.execute(tx);
  let next = 0;
  return planned.map(({ before, after }) => ({
    targetId: before?.targetId ?? ids[next++]!,
    before: before && fixedOf(before),
    after,
  }));
};

/** Faults of the changes, line by line and of the whole as it would stand. */
const changeFaults = (subject: SubjectRow, planned: readonly Planned[], after: readonly Line[]): Reason[] => {
  const named = planned.flatMap(({ change }) => (change.change === 'add' ? [] : [change.targetId]));
  const lines = planned.flatMap((one) => (one.after ? [{ line: one.after, field: `${one.field}.target` }] : []));
  return [
    ...planned.flatMap(({ isUnknown, field }) =>
      isUnknown ? [reason('ratings.target-unknown', {}, `${field}.targetId`)] : [],
    ),
    ...(new Set(named).size < named.length ? [reason('ratings.target-changed-twice', {}, 'changes')] : []),
    ...targetFaults(lines, { from: subject.periodFrom, until: subject.periodUntil }),
    ...togetherFaults(after, weightLimitOf(lawOf(subject), subject.kind), 'changes'),
  ];
};

export const changeTargets = action(
  contract.changeTargets,
  async ({ subjectId, expectedVersion, changes, decision, why }, context) => {
    const { tx, now, today, actor, tell } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const stored = await storedTargets(tx, subjectId);
    const byId = new Map(stored.map((target) => [target.targetId as string, target]));
    const planned = changes.map((change, at) => plannedChange(change, byId, at));
    const after = standingAfter(stored, planned);
    const lines = planned.flatMap((one) => (one.after ? [{ line: one.after, field: `${one.field}.target` }] : []));
    const faults = [
      ...dayFaults(decision.decidedOn, { today, from: subject.periodFrom }, 'decision.decidedOn'),
      ...changeFaults(subject, planned, after),
      ...(await taskFaults(tx, lines)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const written = await writeChanges(context, subjectId, planned, stored.length);
    await insertChanges(tx, subjectId, written, { decision, why, by: actor.accountId, now });
    await tell('ratings.targets-changed', { subjectId, organisationId: subject.organisationId });
    return closeTargets(context, subject, after.length);
  },
  { over: homeOfSubject },
);
