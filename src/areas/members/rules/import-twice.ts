import type { ImportDraft, ImportFault } from './import-draft.ts';
import { masked } from './import-draft.ts';

/**
 * Finds rows about one member within a file while they go by: the same personal ID or old card is a fault of the later row, the same
 * name and birth in one cell, where neither row has a number, is worth a look. Numbers are remembered as numbers, not as text.
 */
export const twiceFinder = (): ((draft: ImportDraft) => ImportFault[]) => {
  const personal = new Map<number, number>();
  const cards = new Map<number, number>();
  const people = new Map<string, number>();
  const seen = <K>(rows: Map<K, number>, key: K, row: number): number | undefined => {
    const other = rows.get(key);
    if (other === undefined) rows.set(key, row);
    return other;
  };
  return (draft) => {
    const faults: ImportFault[] = [];
    const { row, personalId, oldCard, fullName, birthYear } = draft;
    const twice = (key: 'personalId' | 'oldCard', value: string, other: number | undefined): void => {
      if (other === undefined) return;
      draft.isFaulty = true;
      faults.push({
        row,
        key,
        value: masked(value),
        code: 'members.import-twice',
        params: { other },
        suggestion: null,
        level: 'stop',
      });
    };
    if (personalId !== null) twice('personalId', personalId, seen(personal, Number(personalId), row));
    if (oldCard !== null) twice('oldCard', oldCard, seen(cards, Number(oldCard), row));
    if (personalId !== null || oldCard !== null || fullName === null || birthYear === null) return faults;
    const other = seen(people, `${fullName.toLowerCase()} ${draft.birthOn ?? birthYear} ${draft.organisationId}`, row);
    if (other !== undefined)
      faults.push({
        row,
        key: 'fullName',
        value: fullName,
        code: 'members.import-same-person',
        params: { other },
        suggestion: null,
        level: 'attention',
      });
    return faults;
  };
};
