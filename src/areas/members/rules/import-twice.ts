import { type ImportDraft, type ImportFault, masked } from './import-draft.ts';

const seenBefore = <K>(rows: Map<K, number>, key: K, row: number): number | undefined => {
  const other = rows.get(key);
  if (other === undefined) rows.set(key, row);
  return other;
};

const twice = (draft: ImportDraft, key: 'personalId' | 'oldCard', other: number | undefined): ImportFault[] => {
  if (other === undefined) return [];
  draft.isFaulty = true;
  const value = masked(draft[key] ?? '');
  return [
    { row: draft.row, key, value, code: 'members.import-twice', params: { other }, suggestion: null, level: 'stop' },
  ];
};

/**
 * Finds rows about one member within a file while they go by: the same personal ID or old card is a fault of the later row, the same
 * name and birth in one cell, where neither row has a number, is worth a look. Numbers are remembered as numbers, not as text.
 */
export const twiceFinder = (): ((draft: ImportDraft) => ImportFault[]) => {
  const personal = new Map<number, number>();
  const cards = new Map<number, number>();
  const people = new Map<string, number>();
  return (draft) => {
    const { row, personalId, oldCard, fullName, birthYear } = draft;
    const faults: ImportFault[] = [];
    if (personalId !== null) faults.push(...twice(draft, 'personalId', seenBefore(personal, Number(personalId), row)));
    if (oldCard !== null) faults.push(...twice(draft, 'oldCard', seenBefore(cards, Number(oldCard), row)));
    if (personalId !== null || oldCard !== null || fullName === null || birthYear === null) return faults;
    const person = `${fullName.toLowerCase()} ${draft.birthOn ?? birthYear} ${draft.organisationId}`;
    const other = seenBefore(people, person, row);
    if (other === undefined) return faults;
    const code = 'members.import-same-person';
    return [
      ...faults,
      { row, key: 'fullName', value: fullName, code, params: { other }, suggestion: null, level: 'attention' },
    ];
  };
};
