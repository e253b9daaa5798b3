import { expect, test } from 'vitest';
import { formatMessage } from '../../../platform/i18n/format-message.ts';
import type { Translate } from '../../../web/messages.ts';
import type { Outcome, Verdict } from '../contract.ts';
import vi from '../messages/vi.json' with { type: 'json' };
import { leavingAsked, leavingLabel } from './leaving-label.ts';

const t: Translate = (key, params = {}) => formatMessage(vi as Record<string, string>, key, params, 'vi');
const comesTo = (outcome: Outcome) => ({ verdict: { outcome } as Verdict, ballot: null, took: [] });

test('a level outside the range of the rules asks for the reason of leaving the rules, not of leaving a ballot that nobody held', () => {
  const range = comesTo({ kind: 'open', atBest: 'good', atWorst: 'completed' } as Outcome);
  expect(leavingLabel(leavingAsked('excellent', range), t)).toBe('Lý do khác với kết quả đối chiếu quy định');
  expect(leavingAsked('good', range)).toEqual([]);
});

test('whatever else asks for it gives its name as well: the ballot, a case that is not rated, a gap in the texts, an interest', () => {
  const good = comesTo({ kind: 'proposed', level: 'good' });
  expect(leavingLabel(leavingAsked('completed', { ...good, ballot: 'good' }), t)).toBe(
    'Lý do khác với kết quả đối chiếu quy định; lý do khác với kết quả bỏ phiếu',
  );
  expect(leavingAsked('good', { ...good, ballot: 'completed' })).toEqual(['ballot']);
  expect(leavingAsked('good', comesTo({ kind: 'not-rated' } as Outcome))).toEqual(['exemption']);
  expect(leavingAsked('good', comesTo({ kind: 'gap', candidate: 'good' } as Outcome))).toEqual(['gap']);
  const took = [{ step: 'propose-level', on: '2026-11-20' }] as never;
  expect(leavingAsked(null, { ...good, took })).toEqual(['interest']);
});
