import type { Day } from '../../../platform/calendar/day.ts';
import { fold } from '../../../web/fold.ts';
import type { RequiredDocument } from '../contract/regulations.ts';
import { countOrNull } from './form-fields.ts';

export type TypedCitation = {
  readonly document: string;
  readonly article: string;
  readonly seenBy: string;
  readonly seenOn: string | null;
};

/** An entry while it is typed. */
export type TypedEntry = Omit<RequiredDocument, 'reviewMonths' | 'citation'> & {
  readonly reviewMonths: number | string;
  readonly citation: TypedCitation;
};

const noCitation: TypedCitation = { document: '', article: '', seenBy: '', seenOn: null };

export const typedEntry = (entry: RequiredDocument | null): TypedEntry =>
  entry
    ? { ...entry, reviewMonths: entry.reviewMonths ?? '', citation: entry.citation ?? noCitation }
    : { kind: '', name: { vi: '', en: '' }, types: [], reviewMonths: '', citation: noCitation };

const LONGEST = 60;

/** The code of a new kind of document, made from its name; another letter where the code is taken. */
export const kindFor = (name: string, taken: readonly string[]): string => {
  const plain = fold(name)
    .replaceAll(/[^a-z]+/g, '-')
    .slice(0, LONGEST - 2)
    .replaceAll(/^-+|-+$/g, '');
  const kind = plain === '' || plain === 'other' ? 'document' : plain;
  const free = [kind, ...[...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `${kind}-${letter}`)];
  return free.find((one) => !taken.includes(one)) ?? kind;
};

/** The whole list with one entry replaced or, where `at` is behind the last, added. */
export const listWith = (
  entries: readonly RequiredDocument[],
  at: number,
  typed: TypedEntry,
  cites: boolean,
): readonly unknown[] => {
  const others = entries.map(({ kind }) => kind);
  const changed = {
    ...typed,
    kind: typed.kind || kindFor(typed.name.vi, others),
    name: { vi: typed.name.vi, en: typed.name.en.trim() || typed.name.vi },
    reviewMonths: countOrNull(typed.reviewMonths),
    citation: cites ? typed.citation : null,
  };
  return at < entries.length ? entries.with(at, changed as never) : [...entries, changed];
};

export type RequiredList = { readonly entries: readonly RequiredDocument[]; readonly on: Day };
