import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { exemptionRules } from './exemption-pack.ts';
import { residenceLinkRules } from './residence-pack.ts';
import { isClauseVerified } from './transfer-clause.ts';
import { transferRules } from './transfer-pack.ts';
import { votingBaseKind } from './voting-base-pack.ts';

const packs = loadPacks(shippedPacksDir);
const days = ['2025-12-01', '2026-04-07', '2026-04-08', '2026-07-25', '2026-07-26'];

describe.each([
  ['transfer-rules', transferRules],
  ['exemption-rules', exemptionRules],
  ['voting-base', votingBaseKind],
] as const)('%s', (_name, kind) => {
  test('stand on 294-QĐ/TW until 8 April 2026 and, unread, on 20-QĐ/TW and 208-QĐ/TW after it', () => {
    const found = days.map((on) => orRefuse(packInForce(packs, kind as typeof transferRules, day(on))));
    expect(found.map((pack) => (pack.source === 'practice' ? 'practice' : pack.source.number))).toEqual([
      '294-QĐ/TW',
      '294-QĐ/TW',
      '20-QĐ/TW',
      '20-QĐ/TW',
      '208-QĐ/TW',
    ]);
    expect(found.map((pack) => pack.verified)).toEqual([true, true, false, false, false]);
  });

  test('say the same in both languages of a text that nobody checked', () => {
    for (const on of days) {
      const { title, verified } = orRefuse(packInForce(packs, kind as typeof transferRules, day(on)));
      expect([title.vi.includes('chưa đối chiếu văn bản'), title.en.includes('not checked against the text')]).toEqual([
        !verified,
        !verified,
      ]);
    }
  });
});

test('every deduction and every threshold of the voting base names its clause', () => {
  for (const on of days) {
    const { content, verified } = orRefuse(packInForce(packs, votingBaseKind, day(on)));
    // A reading of our own of a text that was read is marked as one.
    for (const { clause } of [...content.deductions, ...content.thresholds])
      expect(clause && (isClauseVerified(clause) || clause.source.vi.includes('cách hiểu')), on).toBe(
        verified || clause?.source.vi.includes('cách hiểu'),
      );
  }
});

test('the last day of November is this program’s reading of "November", and is marked so', () => {
  for (const on of ['2020-06-01', '2026-11-26']) {
    const { remarkDue } = orRefuse(packInForce(packs, residenceLinkRules, day(on))).content;
    expect(remarkDue).toMatchObject({ value: { month: 11, day: 30 }, confidence: 'M' });
  }
});
