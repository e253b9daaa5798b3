import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Decision } from '../contract/events.ts';
import { checkDecider } from './check-decider.ts';
import { checkTypes } from './check-types.ts';
import { type Draft, isNew, type StructureFacts, type Subject } from './structure.ts';

/** A draft that may happen, with what a person should know before. */
export type Verdict = { readonly draft: Draft; readonly warnings: readonly Reason[] };

/**
 * Whether a structural event may happen: everything lives on the day, nothing later contradicts it, no cycle, nothing twice, no child
 * left behind, types and sizes as the packs of the day say. Gives every reason at once; what the packs only advise comes as a warning.
 */
export const checkDraft = (
  draft: Draft,
  facts: StructureFacts,
  decision: Decision,
  today: Day,
  mode: 'apply' | 'prepare',
): Verdict | Refusal => {
  const types = checkTypes(draft, facts);
  const reasons = [
    ...draft.faults,
    ...checkDecision(decision, today, mode),
    ...facts.outside.map((id) => reason('organisations.outside', { name: nameOf(facts, id) }, 'plan.underId')),
    ...checkTwice(draft, facts),
    ...checkLiving(draft, facts),
    ...checkEnds(draft, facts),
    ...checkCycles(draft, facts),
    ...types.reasons,
  ];
  if (reasons.length > 0) return refuse(...reasons);
  return { draft, warnings: [...warnOfDecision(decision), ...types.warnings, ...checkDecider(draft, facts, decision)] };
};

/** Faults and warnings without stopping at the first: for a dry run. */
export const allFindings = (
  draft: Draft,
  facts: StructureFacts,
  decision: Decision,
  today: Day,
): { faults: readonly Reason[]; warnings: readonly Reason[] } => {
  const verdict = checkDraft(draft, facts, decision, today, 'prepare');
  return 'refused' in verdict ? { faults: verdict.reasons, warnings: [] } : { faults: [], warnings: verdict.warnings };
};

const checkDecision = (decision: Decision, today: Day, mode: 'apply' | 'prepare'): Reason[] =>
  mode === 'apply' && decision.decidedOn > today
    ? [reason('organisations.decision-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
    : [];

const warnOfDecision = (decision: Decision): Reason[] =>
  decision.effectiveOn < decision.decidedOn
    ? [
        reason(
          'organisations.effect-before-decision',
          { effective: decision.effectiveOn, decided: decision.decidedOn },
          'decision.effectiveOn',
        ),
      ]
    : [];

const nameOf = (facts: StructureFacts, id: string): string => facts.subjectById.get(id)?.name ?? '';

const checkTwice = (draft: Draft, facts: StructureFacts): Reason[] => {
  const seen = new Set<string>();
  const twice = (id: string, field: string | undefined) => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [reason('organisations.listed-twice', { name: nameOf(facts, id) }, field)] : [];
  };
  return [
    ...draft.ends.flatMap((end) => twice(end.id, end.field)),
    ...draft.changes.flatMap((change) => twice(change.id, change.field)),
  ];
};

const unlessLiving = (subject: Subject | undefined, day: Day, field: string | undefined): Reason[] => {
  if (!subject) return [reason('organisations.not-known', {}, field)];
  return subject.livingThen ? [] : [reason('organisations.not-living-on-day', { name: subject.name, day }, field)];
};

// A later event already stands on the facts of that day: to change them now would rewrite what it was decided on.
const unlessLater = (subject: Subject | undefined, day: Day, orOn: boolean, field: string | undefined): Reason[] => {
  if (!subject?.livingThen || subject.changedOn === null)
    return subject?.livingThen ? ifEndedLater(subject, day, field) : [];
  const later = orOn ? subject.changedOn >= day : subject.changedOn > day;
  return later
    ? [reason('organisations.event-before-predecessor', { name: subject.name, day, later: subject.changedOn }, field)]
    : ifEndedLater(subject, day, field);
};

const ifEndedLater = (subject: Subject, day: Day, field: string | undefined): Reason[] =>
  subject.endedOn !== null && subject.endedOn > day
    ? [reason('organisations.event-before-predecessor', { name: subject.name, day, later: subject.endedOn }, field)]
    : [];

const checkLiving = (draft: Draft, facts: StructureFacts): Reason[] => {
  const about = (id: string, orOn: boolean, field: string | undefined) => {
    const subject = facts.subjectById.get(id);
    return [...unlessLiving(subject, facts.day, field), ...unlessLater(subject, facts.day, orOn, field)];
  };
  const parents = new Map<string, string | undefined>();
  for (const party of draft.parties)
    if (party.after !== null && !isNew(party.after)) parents.set(party.after, 'plan.units');
  for (const start of draft.starts) parents.set(start.parentId, `${start.field}.parentId`);
  for (const change of draft.changes)
    if (change.set.parent && !isNew(change.set.parent)) parents.set(change.set.parent, change.field);
  return [
    ...draft.ends.flatMap((end) => about(end.id, true, end.field)),
    ...draft.changes.flatMap((change) => about(change.id, false, change.field)),
    ...[...parents].flatMap(([id, field]) => {
      const subject = facts.subjectById.get(id);
      return [
        ...unlessLiving(subject, facts.day, field),
        ...(subject?.livingThen ? ifEndedLater(subject, facts.day, field) : []),
      ];
    }),
  ];
};

const checkEnds = (draft: Draft, facts: StructureFacts): Reason[] => {
  const ended = new Set(draft.ends.map((end) => end.id));
  const rehomed = new Set(draft.changes.filter((change) => change.set.parent !== undefined).map((change) => change.id));
  const reasons: Reason[] = [];
  for (const end of draft.ends) {
    const subject = facts.subjectById.get(end.id);
    if (subject?.livingThen && subject.parentId === null)
      reasons.push(reason('organisations.root-cannot-end', { name: subject.name }, end.field));
    // Children of linked units were looked at, one by one, when the reorganisation was worked out.
    if (end.field.startsWith('plan.links')) continue;
    const left = (facts.childrenById.get(end.id) ?? []).filter((child) => !ended.has(child) && !rehomed.has(child));
    if (left.length > 0)
      reasons.push(
        reason('organisations.children-left', { name: nameOf(facts, end.id), count: left.length }, end.field),
      );
  }
  const parents = [
    ...draft.starts.map((start) => ({ id: start.parentId, field: start.field as string | undefined })),
    ...draft.changes.flatMap((change) => (change.set.parent ? [{ id: change.set.parent, field: change.field }] : [])),
  ];
  const dying = new Map(parents.filter((parent) => ended.has(parent.id)).map((parent) => [parent.id, parent.field]));
  for (const party of draft.parties)
    if (party.after !== null && ended.has(party.after))
      reasons.push(reason('organisations.successor-ends', { name: nameOf(facts, party.after) }, 'plan.units'));
  return [
    ...reasons,
    ...[...dying].map(([id, field]) => reason('organisations.parent-ends', { name: nameOf(facts, id) }, field)),
  ];
};

const checkCycles = (draft: Draft, facts: StructureFacts): Reason[] => {
  const parentById = new Map(facts.parentById);
  for (const change of draft.changes) if (change.set.parent !== undefined) parentById.set(change.id, change.set.parent);
  for (const start of draft.starts) parentById.set(start.ref, start.parentId);
  const safe = new Set<string>();
  const closesCircle = (from: string): boolean => {
    const way = new Set<string>();
    for (
      let at: string | null | undefined = from;
      at !== null && at !== undefined && !safe.has(at);
      at = parentById.get(at)
    ) {
      if (way.has(at)) return true;
      way.add(at);
    }
    for (const id of way) safe.add(id);
    return false;
  };
  return draft.changes.flatMap((change) =>
    change.set.parent !== undefined && closesCircle(change.id)
      ? [
          reason(
            'organisations.cycle',
            { name: nameOf(facts, change.id), parent: nameOf(facts, change.set.parent) },
            change.field,
          ),
        ]
      : [],
  );
};
