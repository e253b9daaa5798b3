import { type Day, day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { PrintedList, RegisterPeriod } from '../contract/register-books.ts';

/** A column of a register: `words` names the list of words in the messages where the cell is a code. */
export type RegisterColumn = {
  readonly key: string;
  readonly kind: 'text' | 'day' | 'number';
  /** Part of the width of the page. */
  readonly share: number;
  readonly words?: string;
};

const text = (key: string, share: number): RegisterColumn => ({ key, kind: 'text', share });
const date = (key: string): RegisterColumn => ({ key, kind: 'day', share: 2.2 });
const count = (key: string, share = 1.4): RegisterColumn => ({ key, kind: 'number', share });
const word = (key: string, words: string, share = 2.6): RegisterColumn => ({ key, kind: 'text', share, words });

const name = text('name', 4.2);
const birth = text('birth', 2.2);
const cell = text('cell', 4);
const decision = [text('decisionNumber', 2.2), date('decisionOn')];
const givenAndReceived = [text('givenBy', 3.4), text('receivedBy', 3.4)];

/** Columns of each register, left to right. The running number comes before them. */
export const registerColumns: Readonly<Record<PrintedList, readonly RegisterColumn[]>> = {
  members: [
    name,
    birth,
    word('sex', 'sex', 1.4),
    date('admittedOn'),
    date('officialOn'),
    cell,
    date('sinceOn'),
    date('untilOn'),
    word('endedBy', 'ended-by'),
  ],
  probationary: [
    name,
    birth,
    word('sex', 'sex', 1.4),
    date('admittedOn'),
    date('probationEndsOn'),
    date('officialOn'),
    cell,
    word('endedBy', 'ended-by'),
  ],
  left: [name, birth, date('admittedOn'), word('endedBy', 'ended-by'), date('untilOn'), cell],
  deceased: [name, birth, date('admittedOn'), count('partyYears'), date('untilOn'), cell],
  cards: [
    date('happenedOn'),
    name,
    birth,
    word('kind', 'card-kind'),
    word('why', 'card-reason'),
    text('place', 3),
    ...decision,
    cell,
  ],
  'card-hand-overs': [date('happenedOn'), name, birth, ...givenAndReceived, text('recordNumber', 2.2), cell],
  'dossier-hand-overs': [date('happenedOn'), name, birth, ...givenAndReceived, text('recordNumber', 2.2), cell],
  'dossier-loans': [date('happenedOn'), name, birth, ...givenAndReceived, date('dueOn'), date('returnedOn'), cell],
  introductions: [
    text('slipNumber', 2.2),
    date('happenedOn'),
    name,
    birth,
    word('kind', 'transfer-kind'),
    text('destination', 4),
    text('duesThrough', 1.8),
    word('state', 'transfer-state'),
  ],
  badges: [date('happenedOn'), name, birth, count('level'), word('kind', 'badge-kind'), ...decision, cell],
  'residence-links': [
    date('happenedOn'),
    name,
    birth,
    word('state', 'residence-status', 3),
    text('destination', 4),
    date('untilOn'),
    cell,
  ],
  'badge-round': [
    count('level'),
    name,
    birth,
    date('partyAgeFrom'),
    date('reachedOn'),
    cell,
    word('kind', 'badge-kind'),
    word('state', 'badge-state'),
  ],
};

/** First and last day of a period. */
export const daysOfPeriod = (period: RegisterPeriod): { readonly from: Day; readonly to: Day } => {
  if (period.kind === 'year') return { from: day(`${period.year}-01-01`), to: day(`${period.year}-12-31`) };
  return period.kind === 'term' ? period : { from: period.on, to: period.on };
};

/** Registers are kept by year or term, the list of a round by its day; a period that begins in the future is empty by nature. */
export const checkRegisterPeriod = (list: PrintedList, period: RegisterPeriod, today: Day): true | Refusal => {
  if ((list === 'badge-round') !== (period.kind === 'round'))
    return refuse(reason('members.register-period-unfit', {}, 'period'));
  if (period.kind === 'round') return true;
  const { from } = daysOfPeriod(period);
  return from > today
    ? refuse(reason('members.register-period-ahead', { year: String(yearOf(from)) }, 'period'))
    : true;
};
