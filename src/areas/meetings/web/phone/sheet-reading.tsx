/** @jsxImportSource preact */
import { dayText } from '../../../../web/day-text.ts';
import { postKey } from '../post-key.ts';
import type { DraftItem } from '../sheet-draft.ts';
import type { KeptDraft } from './phone-draft.ts';
import type { SheetWords } from './phone-left.ts';
import { t } from './phone-words.ts';

const isMark = (text: string): boolean => /^[\da-f-]{36}$/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** All that was typed in a part of the sheet, one after the other; marks are told by the words kept for them. */
const saidIn = (part: unknown, words: SheetWords): string => {
  if (typeof part === 'string') return words[part] ?? (isMark(part) ? '' : isDay(part) ? dayText(part) : part);
  if (typeof part === 'number') return String(part);
  if (typeof part !== 'object' || part === null) return '';
  return Object.values(part)
    .map((one) => saidIn(one, words))
    .filter(Boolean)
    .join(' · ');
};

type Papers = { readonly issued: number | null; readonly received: number | null; readonly valid: number | null };
const tallyOf = ({ issued, received, valid }: Papers) => ({
  issued: issued ?? '–',
  received: received ?? '–',
  valid: valid ?? '–',
});

const countParts = ({ draft, counts = [] }: KeptDraft, electionId: string | undefined) =>
  counts
    .filter((one) => electionId === undefined || one.electionId === electionId)
    .map(({ post, candidates, past, ballots }) => ({
      label: postKey(post, draft.kind),
      // Names stand before what each ballot gave them, in the order of the list.
      lines: [
        candidates.map(({ fullName }) => fullName),
        ...[...past, ...ballots].map((one, at) => [
          t('meetings.phone.tally', { ballot: at + 1, ...tallyOf(one) }),
          'lines' in one
            ? one.lines.map(({ votes }) => votes)
            : candidates.map(({ memberId }) => one.votes[memberId] ?? '–'),
        ]),
      ],
    }));

const votesOf = ({ votes }: DraftItem) =>
  votes.map(({ matter, forVotes, againstVotes, blankVotes }) => [
    matter,
    t('meetings.vote.tally', { for: forVotes ?? '–', against: againstVotes ?? '–', blank: blankVotes ?? '–' }),
  ]);

const sheetParts = ({ draft }: KeptDraft) => {
  const { title, startedAt, endedAt, place, chairId, clerkId, conclusion, duesNote, weakPoints } = draft;
  const items = draft.items.map((item) => [
    ...[item.title, item.content, item.opinions, item.conclusion],
    votesOf(item),
  ]);
  return [
    { label: 'meetings.sheet.head', lines: [title, [startedAt, endedAt], place, chairId, clerkId] },
    {
      label: 'meetings.sheet.roll',
      lines: draft.attendance.map(({ status, ...line }) => [line, t(`meetings.status.${status}`)]),
    },
    { label: 'meetings.sheet.agenda', lines: items },
    {
      label: 'meetings.sheet.reports',
      lines: draft.taskReports.map(({ result, ...line }) => [line, t(`meetings.report.${result}`)]),
    },
    { label: 'meetings.sheet.tasks', lines: draft.tasks },
    {
      label: 'meetings.sheet.remarks',
      lines: draft.remarks.map(({ kind, ...line }) => [t(`meetings.remark.${kind}`), line]),
    },
    {
      label: 'meetings.sheet.guests',
      lines: draft.guests.map(({ fullName, post, remark }) => [fullName, post, remark]),
    },
    { label: 'meetings.field.conclusion', lines: [conclusion, duesNote, weakPoints] },
    { label: 'meetings.sheet.score', lines: Object.entries(draft.score.lines) },
  ];
};

type Props = {
  readonly kept: KeptDraft;
  readonly words: SheetWords;
  /** Only what was counted of one election. */
  readonly electionId?: string | undefined;
};

/** All that was typed on a sheet, to be read or copied: also where it can be recorded no more. */
export const SheetReading = ({ kept, words, electionId }: Props) => (
  <div class="reading">
    {[...(electionId ? [] : sheetParts(kept)), ...countParts(kept, electionId)].map(({ label, lines }) => {
      const said = lines.map((line) => saidIn(line, words)).filter(Boolean);
      return said.length > 0 && <p key={label}>{[t(label), ...said].join('\n')}</p>;
    })}
  </div>
);
