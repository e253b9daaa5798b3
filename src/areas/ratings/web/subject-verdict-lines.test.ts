import { expect, test } from 'vitest';
import { formatMessage } from '../../../platform/i18n/format-message.ts';
import { openLinesOf } from '../../../web/kit/verdict-panel.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { NamedFact, Outcome } from '../contract.ts';
import vi from '../messages/vi.json' with { type: 'json' };
import { outcomeLine, reasonLines, type ShownVerdict, unknownLines, unknownWords } from './subject-verdict-lines.ts';

const t: Translate = (key, params = {}) => formatMessage(vi as Record<string, string>, key, params, 'vi');
const good: Outcome = { kind: 'proposed', level: 'good' };
const aside: Outcome = { kind: 'not-rated' } as Outcome;
const words = (fact: string, outcomes: readonly (readonly [number | boolean, Outcome])[]): string =>
  unknownWords({ fact: fact as NamedFact, outcomes: outcomes.map(([value, outcome]) => ({ value, outcome })) }, t);

test('what an unknown count would change is said as people say it, without arrows', () => {
  const twice = words('months-since-admission', [
    [0, aside],
    [6, good],
  ]);
  expect(twice).toBe('nếu dưới 6 thì không xếp loại kỳ này; nếu từ 6 trở lên thì ở mức Hoàn thành tốt nhiệm vụ');
  const thrice = words('quarters-not-completed', [
    [0, good],
    [1, aside],
    [3, good],
  ]);
  expect(thrice).toMatch(/^nếu 0 thì .*; nếu từ 1 đến dưới 3 thì .*; nếu từ 3 trở lên thì /);
  expect(words('on-maternity-leave', [[false, good]])).toBe('nếu không thì ở mức Hoàn thành tốt nhiệm vụ');
  const range = { kind: 'open', atBest: 'good', atWorst: 'not-completed' } as Outcome;
  expect(words('on-maternity-leave', [[true, range]])).toBe(
    'nếu có thì từ mức Không hoàn thành nhiệm vụ đến mức Hoàn thành tốt nhiệm vụ',
  );
});

const reason = (step: string, code: string, holds: boolean | null) => ({
  ...{ rule: 'L25-1', code, step, level: step === 'veto' ? 'not-completed' : 'good', holds, facts: [] },
  ...{ missing: holds === null ? ['tasks-assigned'] : [], clause: '366-QĐ/TW, Điều 11', isVerified: true },
  names: { vi: `Điều ${code}`, en: code },
});

test('conditions stand under their level before cases that may come on top; no line repeats the level or a code of a rule', () => {
  const verdict = {
    outcome: good,
    isVerified: true,
    isReading: false,
    reasons: [reason('veto', 'v', null), reason('condition', 'a', true), reason('band', 'b', null)],
  } as unknown as ShownVerdict;
  const lines = reasonLines(verdict, t, (names) => names.vi);
  expect(lines.map(({ group, text, state }) => [group, text, state])).toEqual([
    ['Mức Hoàn thành tốt nhiệm vụ cần', 'Điều a', 'met'],
    ['Mức Hoàn thành tốt nhiệm vụ cần', 'Điều b (chưa có số liệu: Nhiệm vụ, chỉ tiêu được giao)', 'unknown'],
    ['Trường hợp xếp mức thấp nhất', 'Điều v (chưa có số liệu: Nhiệm vụ, chỉ tiêu được giao)', 'unknown'],
  ]);
  expect(lines.map(({ clause }) => clause)).toEqual(Array.from({ length: 3 }, () => '366-QĐ/TW, Điều 11'));
});

test('a dialog counts what is open as the page does: the range and what an unknown fact would change say no more of the same', () => {
  const range: Outcome = { kind: 'open', atBest: 'good', atWorst: 'completed' } as Outcome;
  const verdict = {
    ...{ outcome: range, isVerified: true, isReading: false },
    reasons: [reason('condition', 'a', null), reason('condition', 'b', false), reason('band', 'c', true)],
  } as unknown as ShownVerdict;
  const ofPage = reasonLines(verdict, t, (names) => names.vi);
  const unknown = [{ fact: 'tasks-assigned' as NamedFact, outcomes: [{ value: 0, outcome: good }] }];
  const ofDialog = [outcomeLine(verdict, t), ...ofPage, ...unknownLines(unknown, t, (fact) => fact)];
  expect([openLinesOf(ofPage), openLinesOf(ofDialog)]).toEqual([2, 2]);
});
