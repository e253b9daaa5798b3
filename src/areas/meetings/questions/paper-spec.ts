import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { type IssuingBody, type PaperValue, WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import { hasSecrecyMark, type PaperOfSource, type PaperSpec } from '../../documents/public.ts';
import type { MeetingPaperKind } from '../contract/meeting-papers.ts';
import { bodyOf, dataOf, formOf, papersOfKind, titleOfPaper } from '../papers/meeting-forms.ts';
import type { PaperFacts } from '../papers/paper-facts.ts';
import { adoptionOf, decisionLines } from '../papers/resolution.ts';
import type { PaperStanding } from '../rules/check-paper.ts';
import type { MeetingRow } from './meeting-rows.ts';
import type { PaperSigner } from './paper-world.ts';

/** Whether the caller holds the minutes of this very organisation, or follows it for the superior. */
export const holdsMinutesOf = async (tx: Tx, organisationId: string): Promise<boolean> => {
  const { rows } = await sql<{ holds: boolean }>`SELECT meetings.holds_minutes_of(${organisationId}) AS holds`.execute(
    tx,
  );
  return rows[0]!.holds;
};

/** Papers of a meeting are made by those who hold its minutes; others see what was issued. */
export const refusePapersElsewhere = async (tx: Tx, organisationId: string): Promise<void> => {
  if (await holdsMinutesOf(tx, organisationId)) return;
  throw new Refused({ refused: true, kind: 'not-permitted', reasons: [reason('meetings.papers-made-elsewhere')] });
};

const textsIn = (value: PaperValue): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'boolean'
      ? []
      : value.flatMap((line) => Object.values(line).flatMap(textsIn));

/** What a kind is called in the register of papers. */
export const kindInRegister = (kind: MeetingPaperKind): string => formOf(kind).kind;

/** The issued paper of a kind that stands. */
export const standingPaper = (papers: readonly PaperOfSource[], kind: MeetingPaperKind): PaperOfSource | undefined =>
  papers.findLast((paper) => paper.kind === kindInRegister(kind) && paper.state === 'issued');

/** What the rule of issuing looks at. */
export const standingOf = (
  kind: MeetingPaperKind,
  row: MeetingRow,
  { facts, papers }: { readonly facts: PaperFacts; readonly papers: readonly PaperOfSource[] },
): PaperStanding => {
  const adoption = adoptionOf(facts);
  const texts = [titleOfPaper(kind, facts), ...Object.values(dataOf(kind, facts)).flatMap(textsIn)];
  return {
    kind,
    fits: papersOfKind(row.kind).includes(kind),
    state: row.state,
    on: facts.on,
    hasHourAndPlace: facts.startsAt !== null && facts.place !== null,
    hasDecisions: decisionLines(facts).length > 0,
    hasTasks: facts.tasks.length > 0,
    isScored: facts.score !== null,
    isCarried: adoption === undefined ? null : adoption.isEnough,
    issuedOn: standingPaper(papers, kind)?.issuedOn ?? null,
    hasSecrecyMark: texts.some(hasSecrecyMark),
  };
};

/** Where papers of a meeting go by custom; whoever issues may change the list. */
export const recipientsOf = (facts: Pick<PaperFacts, 'superior' | 'isCell'>): string[] => [
  ...(facts.superior === null ? [] : [`${facts.superior} (để báo cáo),`]),
  facts.isCell ? 'Đảng viên chi bộ,' : 'Cấp ủy viên,',
  facts.isCell ? 'Lưu chi bộ.' : 'Lưu hồ sơ.',
];

const recipientsFor = (kind: MeetingPaperKind, facts: PaperFacts): string[] =>
  !formOf(kind).hasRecipients ? [] : kind === 'notice' ? ['Như kính gửi,', 'Lưu hồ sơ.'] : recipientsOf(facts);

export type Made = {
  readonly kind: MeetingPaperKind;
  readonly body: IssuingBody | null;
  readonly signer: PaperSigner | null;
  readonly issuedOn: Day;
  readonly place?: string | null;
  readonly recipients?: readonly string[] | null;
  readonly secrecy?: string;
};

/** The paper as the area of documents writes it. */
export const paperSpecOf = (row: MeetingRow, facts: PaperFacts, made: Made): PaperSpec => {
  const { kind, body, signer, issuedOn, place = null, recipients, secrecy = 'none' } = made;
  return {
    form: formOf(kind),
    data: dataOf(kind, facts),
    organisationId: row.organisationId,
    body: body ?? bodyOf(facts),
    title: titleOfPaper(kind, facts),
    issuedOn,
    place,
    signer,
    recipients: recipients ?? recipientsFor(kind, facts),
    secrecy,
    source: { area: 'meetings', id: row.id },
  };
};

/** A look at a paper wants nobody's name yet: what is not known is written by hand. */
export const unknownSigner: PaperSigner = { post: 'Bí thư', name: WRITTEN_BY_HAND, personId: null };

/** The day that a paper of a meeting usually carries: that of the meeting, or today while it lies ahead. */
export const usualDay = ({ on }: Pick<PaperFacts, 'on'>, today: Day): Day => (on <= today ? on : today);

/** Refuses a look at a paper that this kind of meeting does not have, or that bears a mark of secrecy. */
export const refuseUnfit = ({ fits, hasSecrecyMark: isMarked }: PaperStanding): void => {
  if (!fits) throw new Refused(refuse(reason('meetings.paper-unfit', {}, 'kind')));
  if (isMarked) throw new Refused(refuse(reason('meetings.paper-has-secrecy-mark')));
};
