import type { AttendanceStatus } from '../contract/meeting-codes.ts';
import { isThere } from '../rules/roll-status.ts';
import type { PaperFacts, PaperPerson } from './paper-facts.ts';
import { dots, memberWord, numberText } from './paper-lines.ts';

/** Said where nobody is to be named. */
const nobody = 'không';

const having = (people: readonly PaperPerson[], ...statuses: AttendanceStatus[]): PaperPerson[] =>
  people.filter(({ status }) => status !== null && statuses.includes(status));

/** A reason within a sentence: its first letter small, unless a name begins it (`Hà Nội họp`). */
const inSentence = (reason: string): string =>
  /^\p{Lu}\p{Ll}*(?:[\s,]+\p{Ll}|$)/u.test(reason) ? `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}` : reason;

const named = (people: readonly PaperPerson[]): string =>
  people.map(({ name, reason }) => (reason === null ? name : `${name}, ${inSentence(reason)}`)).join('; ');

/** `2 đồng chí (Nguyễn Văn A, đi công tác; Lê Thị B, ốm đau)`, or that there was nobody. */
const counted = (people: readonly PaperPerson[]): string =>
  people.length === 0 ? nobody : `${numberText(people.length)} đồng chí (${named(people)})`;

/** Members of this very roll; who takes part for a time is counted apart. */
const ownOf = (people: readonly PaperPerson[]): PaperPerson[] =>
  people.filter(({ status }) => status !== 'guest' && status !== 'guest-absent');

/** `66 đảng viên (65 chính thức, 1 dự bị)`. */
const totalText = (own: readonly PaperPerson[], word: string): string => {
  if (word !== 'đảng viên') return `${numberText(own.length)} ${word}`;
  const official = own.filter(({ isOfficial }) => isOfficial).length;
  const rest = own.length - official;
  return `${numberText(own.length)} ${word} (${numberText(official)} chính thức, ${numberText(rest)} dự bị)`;
};

const presentText = (own: readonly PaperPerson[], word: string): string => {
  const there = own.filter(({ status }) => status !== null && isThere(status));
  const online = having(own, 'present-online').length;
  return `${totalText(there, word)}${online === 0 ? '' : `, trong đó ${numberText(online)} dự trực tuyến`}`;
};

/**
 * Absent in one clause: `có lý do 2 đồng chí (…); được miễn sinh hoạt 1 đồng chí (…)`. With those there they are all of the roll; kinds of
 * which there are none are not named.
 */
export const absentClause = (
  { excused, unexcused, exempt, away, suspended }: TurnoutLines,
  shown: (line: string) => string = (line) => line,
): string => {
  const kinds = [
    ['có lý do', excused],
    ['không có lý do', unexcused],
    ['được miễn sinh hoạt', exempt],
    ['đang sinh hoạt tạm thời nơi khác', away],
    ['bị đình chỉ sinh hoạt', suspended],
  ] as const;
  const told = kinds.filter(([, line]) => line !== nobody);
  return told.length === 0 ? nobody : told.map(([word, line]) => `${word} ${shown(line)}`).join('; ');
};

export type TurnoutLines = {
  readonly total: string;
  readonly present: string;
  readonly excused: string;
  readonly unexcused: string;
  readonly exempt: string;
  readonly away: string;
  readonly suspended: string;
  readonly others: string;
  readonly guests: string;
};

const othersText = (people: readonly PaperPerson[]): string => {
  const parts = [
    ['đang sinh hoạt tạm thời nơi khác', having(people, 'away')],
    ['bị đình chỉ sinh hoạt', having(people, 'suspended')],
    ['được miễn, có dự', having(people, 'exempt-present')],
    ['đảng viên sinh hoạt tạm thời, có dự', having(people, 'guest')],
    ['đảng viên sinh hoạt tạm thời, vắng', having(people, 'guest-absent')],
  ] as const;
  const told = parts.filter(([, found]) => found.length > 0);
  return told.length === 0 ? nobody : told.map(([word, found]) => `${word} ${counted(found)}`).join('; ');
};

export const guestsText = ({ guests }: Pick<PaperFacts, 'guests'>): string =>
  guests.length === 0
    ? nobody
    : guests.map(({ name, post }) => `đồng chí ${name}${post === null ? '' : `, ${post}`}`).join('; ');

/** Who came and who did not, by name and reason; before the roll is called all of it is written by hand. */
export const turnoutLines = (facts: PaperFacts): TurnoutLines => {
  const word = memberWord(facts);
  const { people } = facts;
  const own = ownOf(people);
  const total = people.length === 0 ? dots : totalText(own, word);
  if (people.every(({ status }) => status === null)) {
    const open = {
      present: dots,
      excused: dots,
      unexcused: dots,
      exempt: dots,
      away: nobody,
      suspended: nobody,
      others: dots,
    };
    return { total, ...open, guests: facts.guests.length === 0 ? dots : guestsText(facts) };
  }
  return {
    total,
    present: presentText(own, word),
    excused: counted(having(people, 'excused')),
    unexcused: counted(having(people, 'unexcused')),
    exempt: counted(having(people, 'exempt')),
    away: counted(having(people, 'away')),
    suspended: counted(having(people, 'suspended')),
    others: othersText(people),
    guests: guestsText(facts),
  };
};
