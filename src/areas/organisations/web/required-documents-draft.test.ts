import { expect, test } from 'vitest';
import { editRequiredDocuments, type RequiredDocument } from '../contract/regulations.ts';
import { kindFor, listWith, typedEntry } from './required-documents-draft.ts';

const regulation: RequiredDocument = {
  kind: 'working-regulation',
  name: { vi: 'Quy chế làm việc', en: 'Working regulations' },
  types: ['cell'],
  reviewMonths: 60,
  citation: null,
};
const citation = { document: 'Văn bản thử', article: 'Điều 1', seenBy: 'Cán bộ Thử (hư cấu)', seenOn: '2026-11-20' };
const accepted = (entries: readonly unknown[]) =>
  editRequiredDocuments.input.safeParse({ from: '2026-12-01', entries }).success;

test('the code of a document comes from its name and is never one that is taken', () => {
  expect(kindFor('Đề án 2 vị trí việc làm', [])).toBe('de-an-vi-tri-viec-lam');
  expect(kindFor('Quy chế', ['quy-che', 'quy-che-b'])).toBe('quy-che-c');
  expect(kindFor('2026', [])).toBe('document');
});

test('a new document goes behind the others, without an English name under the Vietnamese one', () => {
  const typed = { ...typedEntry(null), name: { vi: 'Quy định sinh hoạt', en: ' ' }, types: ['cell'], reviewMonths: '' };
  const list = listWith([regulation], 1, typed, false);
  expect(list).toMatchObject([
    regulation,
    { kind: 'quy-dinh-sinh-hoat', name: { vi: 'Quy định sinh hoạt', en: 'Quy định sinh hoạt' }, reviewMonths: null },
  ]);
  expect(accepted(list)).toBe(true);
});

test('citing an article needs the source, and taking the citation back leaves practice', () => {
  const typed = typedEntry(regulation);
  expect(accepted(listWith([regulation], 0, typed, true))).toBe(false);
  expect(accepted(listWith([regulation], 0, { ...typed, citation }, true))).toBe(true);
  expect(listWith([{ ...regulation, citation } as RequiredDocument], 0, typed, false)).toMatchObject([
    { citation: null },
  ]);
});
