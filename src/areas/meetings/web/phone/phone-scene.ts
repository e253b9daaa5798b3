import type { Reason } from '../../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../../web/as-of.ts';
import { sentenceOf, type WireReason } from '../../../../web/refusal.ts';
import { isOfWholeCell } from '../../rules/check-cases.ts';
import type { Opening, SheetDraft } from '../sheet-draft.ts';
import { withoutBlankLines } from '../sheet-draft.ts';
import { fieldOf, refusalHere } from '../sheet-lines.ts';
import { attendanceFor, draftFrom } from '../sheet-start.ts';
import { type Basis, circleFor, judgeSheet, type SheetVerdict } from '../sheet-verdict.ts';
import type { Ahead, Bundle, PhoneKind } from './phone-bundle.ts';
import { type Count, countFactsOf, countOf, type JudgedCount, judgeCount } from './phone-counts.ts';
import { basisOf, electionsKnown, groupsFor } from './phone-day.ts';
import type { KeptDraft } from './phone-draft.ts';
import { missingIn } from './phone-missing.ts';
import { languageNow, t } from './phone-words.ts';

/** An election of the meeting as it is counted here, beside what the server last knew of it. */
export type SceneCount = JudgedCount & {
  /** Something was typed about it here: it goes along with the sheet. */
  readonly isTouched: boolean;
  readonly isOver: boolean;
  /** The server has another version than the counting began from. */
  readonly isOvertaken: boolean;
};

/** Puts something of an election; null takes back what was counted of it here. */
export type PutCount = (of: Count, part: ((old: Count) => Partial<Count>) | null) => void;

export type ChangeSheet = (part: Partial<SheetDraft> | ((old: SheetDraft) => Partial<SheetDraft>)) => void;

/** What every step of the sheet needs to know. */
export type PhoneScene = {
  readonly draft: SheetDraft;
  readonly basis: Basis;
  readonly verdict: SheetVerdict;
  readonly circle: Opening['roll'];
  readonly change: ChangeSheet;
  readonly faultAt: (path: string) => string | undefined;
  readonly counts: readonly SceneCount[];
  readonly putCount: PutCount;
  readonly isSent: boolean;
};

/** Elections of the meeting: those counted here, then those that nobody has begun to count. */
export const countsIn = (
  { draft, counts = [] }: KeptDraft,
  { bundle, verdict }: { readonly bundle: Bundle; readonly verdict: SheetVerdict },
): readonly SceneCount[] => {
  if (!isOfWholeCell(draft.kind)) return [];
  const known = electionsKnown(bundle, draft);
  const facts = countFactsOf(draft.kind, basisOf(bundle, draft), verdict);
  const others = known.filter(({ id }) => counts.every(({ electionId }) => electionId !== id)).map(countOf);
  return [...counts, ...others].map((count, at) => {
    const there = known.find(({ id }) => id === count.electionId);
    const isTouched = at < counts.length;
    return {
      ...judgeCount(count, facts, `counts.${at}`),
      isTouched,
      isOver: !isTouched && there?.state === 'concluded',
      isOvertaken: there !== undefined && there.version !== count.version,
    };
  });
};

/** What stands in the way of sending what was counted. */
export const countReasons = (counts: readonly SceneCount[]): readonly Reason[] =>
  counts.flatMap(({ isTouched, reasons }) => (isTouched ? reasons : []));

/** One election of a scene, with the beginning of its fields. */
export type CountProps = { readonly scene: PhoneScene; readonly one: SceneCount; readonly path: string };

/** What stands in the way of recording: the rules first, then lines left half empty, then ballots. */
export const obstaclesIn = (
  draft: SheetDraft,
  verdict: SheetVerdict,
  { counts, isSent }: Pick<PhoneScene, 'counts' | 'isSent'>,
): readonly WireReason[] => {
  const ofCounts = countReasons(counts);
  if (isSent) return refusalHere(ofCounts, t).reasons;
  const named = new Set(verdict.reasons.map(({ field }) => field && fieldOf(field)));
  const missing = missingIn(draft).filter(({ field }) => !named.has(field));
  return refusalHere([...verdict.reasons, ...missing, ...ofCounts], t).reasons;
};

/** Sentences by field. */
export const faultsOf = (reasons: readonly WireReason[]): ((path: string) => string | undefined) => {
  const byField = new Map<string, string>();
  for (const one of reasons) {
    const field = one.field && fieldOf(one.field);
    if (field) byField.set(field, [byField.get(field), sentenceOf(one, languageNow())].filter(Boolean).join(' '));
  }
  return (path) => byField.get(path);
};

/** The sheet judged as it would be sent: without lines in which nothing was typed. */
export const judgedForSending = (kept: KeptDraft, bundle: Bundle) => {
  const draft = withoutBlankLines(kept.draft);
  const verdict = judgeSheet(draft, basisOf(bundle, draft));
  const counts = countsIn(kept, { bundle, verdict });
  const isSent = kept.isSent === true;
  return { kept: { ...kept, draft }, verdict, counts, reasons: obstaclesIn(draft, verdict, { counts, isSent }) };
};

/** Another kind, group or day has another circle; what was called stays where it fits, and so do the seats. */
export const followed = (old: SheetDraft, next: SheetDraft, bundle: Bundle): SheetDraft => {
  if (old.kind === next.kind && old.groupId === next.groupId && old.heldOn === next.heldOn) return next;
  return onItsRoll(next, bundle);
};

/** The sheet with the roll of its day as it is now known here. */
export const onItsRoll = (next: SheetDraft, bundle: Bundle): SheetDraft => {
  const circle = circleFor(next, basisOf(bundle, next));
  const seated = (id: string | null): string | null => (circle.some(({ memberId }) => memberId === id) ? id : null);
  return {
    ...next,
    attendance: attendanceFor(circle, next.attendance),
    chairId: seated(next.chairId),
    clerkId: seated(next.clerkId),
  };
};

const clockNow = (): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(
    new Date(),
  );

/** A sheet for a meeting in the calendar: the one begun elsewhere goes on with what stands there. */
export const sheetOf = ({ sheet }: Ahead, bundle: Bundle): KeptDraft => {
  const heldOn = sheet.face.heldOn ?? sheet.face.plannedOn;
  const today = todayHere();
  // A meeting planned for a later day is begun today.
  const day = [heldOn, today].sort()[0]!;
  const place = { organisationId: bundle.organisationId, meetingId: sheet.face.id, kind: sheet.kind };
  const basis = basisOf(bundle, { ...place, heldOn: day });
  const draft = draftFrom(sheet, { ...place, entry: 'offline' }, basis);
  return {
    draft: { ...draft, heldOn: day, entry: 'offline', startedAt: draft.startedAt ?? clockNow() },
    version: sheet.face.version,
  };
};

/** A sheet for a meeting that is in no calendar. */
export const newSheet = (kind: PhoneKind, meetingId: SheetDraft['meetingId'], bundle: Bundle): KeptDraft => {
  const place = { organisationId: bundle.organisationId, meetingId, kind };
  const basis = basisOf(bundle, { ...place, heldOn: todayHere() });
  const draft = draftFrom(null, { ...place, entry: 'offline' }, basis);
  const groups = groupsFor(bundle, draft);
  // Where the cell has one group only there is nothing to choose.
  const groupId = groups.length === 1 ? groups[0]!.id : null;
  const begun = followed(draft, { ...draft, groupId: groupId as SheetDraft['groupId'] }, bundle);
  return { draft: { ...begun, startedAt: clockNow() }, version: null };
};

/** What kind of meeting a sheet is about, with its Party group. */
export const sheetName = (draft: Pick<SheetDraft, 'kind' | 'groupId' | 'meetingId' | 'heldOn'>, bundle: Bundle) => {
  const group = groupsFor(bundle, draft).find(({ id }) => id === draft.groupId);
  return [t(`meetings.kind.${draft.kind}`), group?.name].filter(Boolean).join(' · ');
};
