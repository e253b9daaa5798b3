import { type ImportDraft, type ImportFault, masked } from './import-draft.ts';
import { seenNumbers } from './seen-numbers.ts';

const noFaults: readonly ImportFault[] = [];

const twice = (
  draft: ImportDraft,
  key: 'personalId' | 'oldCard',
  other: number | undefined,
): readonly ImportFault[] => {
  if (other === undefined) return noFaults;
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
export const twiceFinder = (): ((draft: ImportDraft) => readonly ImportFault[]) => {
  const personal = seenNumbers();
  const cards = seenNumbers();
  const people = new Map<string, number>();
  return (draft) => {
    const { row, personalId, oldCard, fullName, birthYear } = draft;
    const ofPersonal =
      personalId === null ? noFaults : twice(draft, 'personalId', personal.before(Number(personalId), row));
    const ofCard = oldCard === null ? noFaults : twice(draft, 'oldCard', cards.before(Number(oldCard), row));
    if (personalId !== null || oldCard !== null || fullName === null || birthYear === null)
      return ofCard.length === 0 ? ofPersonal : [...ofPersonal, ...ofCard];
    const person = `${fullName.toLowerCase()} ${draft.birthOn ?? birthYear} ${draft.organisationId}`;
    const other = people.get(person);
    if (other === undefined) {
      people.set(person, row);
      return noFaults;
    }
    const code = 'members.import-same-person';
    return [{ row, key: 'fullName', value: fullName, code, params: { other }, suggestion: null, level: 'attention' }];
  };
};
