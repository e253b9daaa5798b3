import { useCallback } from 'react';
import { useLanguage, useT } from './messages.ts';
import type { RailEntry } from './page.ts';

let entries: readonly RailEntry[] = [];

/** Set once at the start, from the route tables of all areas. */
export const setRailEntries = (all: readonly RailEntry[]): void => {
  entries = [...all].sort((a, b) => a.order - b.order);
};

/** An entry as one person sees it: `to` is where it leads them, `home` the part of the address that belongs to it. */
export type RailPlace = RailEntry & { readonly home: `/${string}` };

/** Whether a page belongs to an entry, so that the entry is marked, wherever in its part it leads this person. */
export const isUnder = ({ home }: Pick<RailPlace, 'home'>, path: string): boolean =>
  path === home || (home !== '/' && path.startsWith(`${home}/`));

/** The entries that this person's roles can open, each leading to the first of its pages that they may. */
export const railEntriesFor = (may: (name: string) => boolean): readonly RailPlace[] =>
  entries.flatMap((entry) => {
    const { to, needs, orElse = [] } = entry;
    const place = [{ to, needs }, ...orElse].find((one) => !one.needs || one.needs.some(may));
    return place ? [{ ...entry, to: place.to, home: to }] : [];
  });

/** On a phone: the three whose turn comes first, in the order of the rail; the rest goes behind "more". */
export const phoneSplit = <Entry extends RailEntry>(
  all: readonly Entry[],
): { bar: readonly Entry[]; more: readonly Entry[] } => {
  const first = all
    .filter((entry) => entry.onPhone !== undefined)
    .sort((a, b) => a.onPhone! - b.onPhone!)
    .slice(0, 3);
  const bar = all.filter((entry) => first.includes(entry));
  return { bar, more: all.filter((entry) => !bar.includes(entry)) };
};

/** The word of a rail entry in the language in use. */
export const useRailWord = (): ((entry: RailEntry) => string) => {
  const t = useT();
  const language = useLanguage();
  return useCallback(({ label }) => (typeof label === 'string' ? t(label) : label[language]), [t, language]);
};
