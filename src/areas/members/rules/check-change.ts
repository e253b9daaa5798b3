import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import {
  type ChangedFields,
  optionalSealedKinds,
  type SealedKind,
  type SealedTexts,
  type Standing,
} from '../contract.ts';
import { type ChangePaper, type ChangeRules, papersMissing } from './change-pack.ts';
import { contradictingDates } from './check-member-dates.ts';
import { isSlipOf, needsAnotherPerson } from './correction-way.ts';
import { type FieldValue, type FieldValues, type MemberField, memberFieldKeys, memberFields } from './member-fields.ts';
import { properName } from './name-case.ts';
import type { Vocabulary } from './vocabulary-pack.ts';

/** The record as it stands: every field, null = unknown. */
export type RecordValues = Readonly<Record<MemberField, FieldValue>> & { readonly standing: Standing };

export type ChangeAsk = {
  readonly record: RecordValues;
  readonly sealedKinds: ReadonlySet<SealedKind>;
  readonly changes: ChangedFields;
  readonly sealed: SealedTexts;
  readonly basis: 'decision' | 'member-request' | 'civil-act' | 'entry-error';
  readonly decision: { readonly decidedOn: Day } | null;
  readonly act: { readonly on: Day } | null;
  readonly note: string | null;
  readonly today: Day;
  /** Corrected at once, without approval: a typing error. `isFresh`: the record was entered today, nothing rests on it yet. */
  readonly correction: { readonly isFresh: boolean } | null;
  /** A member asks: the office adds its decision when it approves. */
  readonly isRequest?: boolean;
  readonly isOptionalBlockOpen: boolean;
  readonly rules: ChangeRules;
  readonly vocabulary: Pick<Vocabulary, 'schoolings' | 'politicalTheories'>;
};

export type ChangeLines = Readonly<
  Partial<Record<MemberField, { readonly before: FieldValue; readonly after: FieldValue }>>
>;
export type CheckedChange = {
  readonly lines: ChangeLines;
  readonly sealed: readonly { readonly kind: SealedKind; readonly isTakenAway: boolean }[];
};

/** What really differs, with the name written as names are and the year of birth following the day. */
const linesOf = ({ record, changes }: ChangeAsk): ChangeLines => {
  const wanted: Record<string, FieldValue | undefined> = { ...changes };
  if (typeof changes.fullName === 'string') wanted.fullName = properName(changes.fullName);
  if (changes.birthOn) wanted.birthYear = Number(changes.birthOn.slice(0, 4));
  return Object.fromEntries(
    memberFieldKeys
      .filter((field) => wanted[field] !== undefined && wanted[field] !== record[field])
      .map((field) => [field, { before: record[field], after: wanted[field]! }]),
  );
};

const sealedLinesOf = ({ sealed, sealedKinds }: ChangeAsk): CheckedChange['sealed'] =>
  (Object.entries(sealed) as [SealedKind, string | null | undefined][])
    .filter(([kind, text]) => text !== undefined && (text !== null || sealedKinds.has(kind)))
    .map(([kind, text]) => ({ kind, isTakenAway: text === null }));

const paperReasons = (ask: ChangeAsk): Reason[] => {
  const { basis, decision, act, note, today, correction } = ask;
  return [
    ...(basis === 'decision' && decision === null ? [reason('members.decision-missing', {}, 'decision')] : []),
    ...(basis === 'civil-act' && act === null ? [reason('members.act-missing', {}, 'act')] : []),
    ...(basis === 'entry-error' && note === null && !correction?.isFresh
      ? [reason('members.compared-paper-missing', {}, 'note')]
      : []),
    ...(decision && decision.decidedOn > today
      ? [reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
      : []),
    ...(act && act.on > today ? [reason('members.day-in-future', { day: act.on }, 'act.on')] : []),
  ];
};

const needCode: Readonly<Record<ChangePaper, string>> = {
  'civil-act': 'members.needs-civil-act',
  decision: 'members.needs-decision',
};

/** After its day of entry a record is corrected at once only by a slip, and never where it decides something. */
const correctionReasons = (field: MemberField, before: FieldValue, after: FieldValue): Reason[] => {
  const path = `changes.${field}`;
  if (needsAnotherPerson(field, before !== null)) return [reason('members.correction-by-proposal', {}, path)];
  return before === null || isSlipOf(field, before, after) ? [] : [reason('members.more-than-a-slip', {}, path)];
};

/** Papers that the rules ask for a field. Filling in what was unknown adjusts nothing; a slip in a name or a day is no change of it. */
const fieldReasons = (ask: ChangeAsk, field: MemberField, before: FieldValue, after: FieldValue): Reason[] => {
  if (ask.correction?.isFresh) return [];
  // The year follows the day: one sentence is enough.
  const path = field === 'birthYear' && ask.changes.birthOn ? 'birthOn' : field;
  if (ask.correction) return correctionReasons(path, before, after);
  if (before === null) return [];
  if (ask.basis === 'entry-error' && isSlipOf(field, before, after)) return [];
  const held = new Set<ChangePaper>([
    ...(ask.decision || ask.isRequest ? ['decision' as const] : []),
    ...(ask.act ? ['civil-act' as const] : []),
  ]);
  return papersMissing(ask.rules, memberFields[field].code, held).map((paper) =>
    reason(needCode[paper], {}, `changes.${path}`),
  );
};

/** A sealed value that is recorded: taken away or replaced, it is the other person who approves it. */
const sealedReasons = (ask: ChangeAsk, { kind, isTakenAway }: CheckedChange['sealed'][number]): Reason[] => [
  ...(isOptional(kind) && !isTakenAway && !ask.isOptionalBlockOpen
    ? [reason('members.optional-block-closed', {}, `sealed.${kind}`)]
    : []),
  ...(ask.correction && !ask.correction.isFresh && needsAnotherPerson(kind, ask.sealedKinds.has(kind))
    ? [reason('members.correction-by-proposal', {}, `sealed.${kind}`)]
    : []),
];

const codeReasons = ({ changes, vocabulary }: ChangeAsk): Reason[] => {
  const unknown = (field: 'schooling' | 'politicalTheory', list: keyof ChangeAsk['vocabulary']): Reason[] => {
    const code = changes[field];
    return code && !vocabulary[list].some((one) => one.code === code)
      ? [reason('members.unknown-code', {}, `changes.${field}`)]
      : [];
  };
  return [...unknown('schooling', 'schoolings'), ...unknown('politicalTheory', 'politicalTheories')];
};

const isOptional = (kind: SealedKind): boolean => (optionalSealedKinds as readonly SealedKind[]).includes(kind);

const touched = ['admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn', 'birthOn'] as const;

/** What of a record its days are judged by. */
export type DatedRecord = Pick<RecordValues, (typeof touched)[number] | 'standing'>;

/** What contradicts among the days of a record once these lines are applied; nothing when no day is among them. */
export const dateReasons = (
  { record, today }: { readonly record: DatedRecord; readonly today: Day },
  lines: ChangeLines,
): Reason[] => {
  if (!touched.some((field) => lines[field])) return [];
  const dayOf = (field: (typeof touched)[number]): Day | null =>
    (lines[field] ? lines[field].after : record[field]) as Day | null;
  const dates = Object.fromEntries(touched.map((field) => [field, dayOf(field)])) as Record<
    (typeof touched)[number],
    Day | null
  >;
  return contradictingDates({ ...dates, standing: record.standing }, today, (field) => `changes.${field}`);
};

const unique = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((one) => [`${one.code} ${one.field}`, one])).values(),
];

/**
 * Whether a record may be changed so: every reason against it, or what changes field by field. Source of the papers asked for:
 * the pack of kind `member-changes`. What is not checked: whether the papers say so.
 */
export const checkChange = (ask: ChangeAsk): CheckedChange | Refusal => {
  const lines = linesOf(ask);
  const sealed = sealedLinesOf(ask);
  const entries = Object.entries(lines) as [MemberField, { before: FieldValue; after: FieldValue }][];
  const reasons = unique([
    ...(entries.length + sealed.length === 0 ? [reason('members.nothing-changes')] : []),
    ...paperReasons(ask),
    ...entries.flatMap(([field, { before, after }]) => fieldReasons(ask, field, before, after)),
    ...codeReasons(ask),
    ...sealed.flatMap((line) => sealedReasons(ask, line)),
    ...(lines.birthYear && !ask.changes.birthOn && ask.record.birthOn !== null && ask.changes.birthOn !== null
      ? [reason('members.birth-year-follows-day', {}, 'changes.birthYear')]
      : []),
    ...dateReasons(ask, lines),
  ]);
  return reasons.length > 0 ? refuse(...reasons) : { lines, sealed };
};

/** Fields of a waiting change whose value has moved since it was proposed: the record and the proposal must be compared anew. */
export const fieldsMoved = (lines: ChangeLines, record: FieldValues): MemberField[] =>
  (Object.entries(lines) as [MemberField, { before: FieldValue }][])
    .filter(([field, { before }]) => (record[field] ?? null) !== before)
    .map(([field]) => field);
