import { newId } from '../../src/platform/action/id.ts';
import type { Harness } from '../harness.ts';

/** A sheet handed to each planted subject of a mark, with the mark in its words. */
export const plantHandedSheet = async (
  harness: Harness,
  subjectId: string,
  by: { readonly id: string },
  mark: string,
): Promise<void> => {
  const sheet = {
    countedOn: '2025-12-01',
    facts: [{ code: 'sick-months', value: 1, sourceWords: `Giấy ra viện ${mark}`, enteredOn: null, readFor: [] }],
    missing: [],
    beside: [],
  };
  await harness.owner.query(
    `INSERT INTO ratings.handed_sheet (id, subject_id, handed_on, sheet, facts, entered_by) VALUES ($1, $2, '2025-12-01', $3, '{}', $4)`,
    [newId(), subjectId, JSON.stringify(sheet), by.id],
  );
};
