import { formatDay, formatShare } from '../../../platform/i18n/format-message.ts';
import type { PaperData, PaperFields, PaperForm, PaperValue } from '../../../platform/paper/official/paper-form.ts';
import { WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';

/** What other areas know for a paper; what is null is known to nobody yet. */
export type Known = Readonly<Record<string, string | boolean | readonly Readonly<Record<string, string>>[] | null>>;

/** A vote as papers tell it. */
export type Tally = {
  readonly base: number;
  readonly forVotes: number;
  readonly againstVotes: number;
  readonly blankVotes: number;
  readonly method: 'secret' | 'open';
  readonly isEnough: boolean;
};

const share = (votes: number, base: number): string =>
  base === 0 ? WRITTEN_BY_HAND : `${votes}/${base} (${formatShare(votes / base, 'vi')})`;

/** The places of a vote from a recorded tally; without one they stay open. */
export const tallyKnown = (tally: Tally | null): Known =>
  tally === null
    ? {}
    : {
        base: String(tally.base),
        voteMethod: tally.method === 'secret' ? 'bỏ phiếu kín' : 'giơ thẻ đảng viên',
        forVotes: String(tally.forVotes),
        againstVotes: String(tally.againstVotes),
        blankVotes: String(tally.blankVotes),
        forShare: share(tally.forVotes, tally.base),
        isEnough: tally.isEnough,
        isNotEnough: !tally.isEnough,
      };

/** A known day as papers write it. */
export const dayKnown = (on: string | null): string | null => (on === null ? null : formatDay(on));

const fillingOf = (kind: string, known: Known[string] | undefined): PaperValue => {
  if (known !== undefined && known !== null) return known;
  if (kind === 'flag') return false;
  return kind === 'list' ? [] : WRITTEN_BY_HAND;
};

/** Every place of a form: filled where known, dots where not. Answers the names of the open places too. */
export const proposedData = (fields: PaperFields, known: Known): { data: PaperData; unknown: string[] } => {
  const entries = Object.entries(fields);
  const isOpen = (name: string): boolean => known[name] === undefined || known[name] === null;
  return {
    data: Object.fromEntries(entries.map(([name, { kind = 'text' }]) => [name, fillingOf(kind, known[name])])),
    unknown: entries.filter(([name, { kind }]) => kind !== 'flag' && isOpen(name)).map(([name]) => name),
  };
};

/** What the register says a paper is about: its title and subtitle in the case of a sentence. */
export const proposedTitle = ({ title, subtitle = '' }: PaperForm, data: PaperData): string => {
  const kind = `${title.slice(0, 1)}${title.slice(1).toLowerCase()}`;
  const about = subtitle.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));
  return `${kind} ${about}`.trim().slice(0, 300);
};
