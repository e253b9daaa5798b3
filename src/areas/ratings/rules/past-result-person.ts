import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { faultAt, RowFault } from '../../../platform/import/check-rows.ts';
import { folded, nearest } from '../../../platform/import/folded.ts';

/** A person who stood on the roll of an organisation at some time; birth: a day, the year alone, or null. */
export type OnRoll = {
  readonly memberId: string;
  readonly organisationId: string;
  readonly fullName: string;
  readonly birth: string | null;
};

export type Who = { readonly memberId: string | null; readonly title: string } | RowFault;

type Written = { readonly person: string | null; readonly birth: string | null };
type Fault = (key: string, value: string | null, what: Parameters<typeof faultAt>[3]) => RowFault;

/** A year alone agrees with every day in it. */
const agrees = (written: string, recorded: string): boolean =>
  written.length === 4 || recorded.length === 4 ? written.slice(0, 4) === recorded.slice(0, 4) : written === recorded;

/** The births on record of persons of one name: shown in the preview alone, never as a reason of the refusal. */
const birthsIn = (hits: readonly OnRoll[]): string | null => {
  const births = hits.flatMap(({ birth }) => (birth === null ? [] : [formatDay(birth)])).sort();
  return births.length === 0 ? null : births.join('; ');
};

const ofName = (name: string, here: readonly OnRoll[]): OnRoll[] => {
  const wanted = folded(name);
  return [
    ...new Map(here.filter(({ fullName }) => folded(fullName) === wanted).map((one) => [one.memberId, one])).values(),
  ];
};

/**
 * Who of those on a roll a line means: by name and, where it gives one, by birth. Two who fit are refused, never guessed; a birth that
 * contradicts the record is refused too, and a record without birth is compared by name alone only where nobody else has that name.
 */
export const personOf = ({ person, birth }: Written, here: readonly OnRoll[], fault: Fault): Who => {
  if (person === null) return fault('person', null, { code: 'ratings.person-not-named' });
  const hits = ofName(person, here);
  if (hits.length === 0) {
    const suggestion = nearest(
      person,
      here.map(({ fullName }) => fullName),
    );
    return fault('person', person, { code: 'ratings.person-not-on-roll', suggestion: suggestion ?? null });
  }
  const isAlone = hits.length === 1;
  const fitting =
    birth === null ? hits : hits.filter((one) => (one.birth === null ? isAlone : agrees(birth, one.birth)));
  const [hit] = fitting;
  if (fitting.length === 1 && hit) return { memberId: hit.memberId, title: hit.fullName };
  if (fitting.length === 0)
    return fault('birth', birth, { code: 'ratings.birth-of-another', suggestion: birthsIn(hits) });
  return fault('person', person, {
    code: 'ratings.person-ambiguous',
    params: { count: fitting.length },
    suggestion: birthsIn(fitting),
  });
};
