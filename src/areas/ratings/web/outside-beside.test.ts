import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OutsideFigure, OutsideSubjects, RatingLevel, ResultLevel, SubjectKind } from '../contract.ts';
import { shippedSeriesSchema } from '../rules/outside-series-shape.ts';
import { type Own, ownBeside } from './outside-beside.ts';

const seed = (name: string): string =>
  readFileSync(new URL(`../../../../seeds/ratings/${name}`, import.meta.url), 'utf8');
const printed = new Map(
  seed('published-figures.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([id = '', , , , , value = '']) => [id, value]),
);
const shipped = shippedSeriesSchema.parse(parse(seed('outside-series.yaml')));
const series = (beginning: string) => shipped.find(({ title }) => title.startsWith(beginning))!.figures;

const figure: OutsideFigure = { year: 2022, levels: ['good'], words: '', share: '80', amount: null, whole: null };
type Counts = Partial<Record<ResultLevel, number>>;
const of = (kind: SubjectKind, counts: Counts, undecided = 0) => ({
  kind,
  years: [{ year: 2022, counts, entered: 0, undecided }],
});
const counted = (...byKind: ReturnType<typeof of>[]): Own => ({ state: 'counted', fromYear: 2015, byKind });
const organisations = of('party-organisation', { good: 4, excellent: 1, 'not-rated': 3 });

const share = (counts: Counts, ...levels: RatingLevel[]): string => {
  const own = ownBeside({ year: 2022, levels }, 'party-organisations', counted(of('party-organisation', counts)));
  return 'why' in own ? own.why : ((own.count / own.whole) * 100).toFixed(1);
};

test('what ships is what was printed, figure by figure', () => {
  expect(series('Hà Nội').map((figure) => figure.share)).toEqual(
    ['T0-r1', 'T0-r2', 'T0-r3', 'T0-r4', 'T0-r5', 'T0-r6'].map((id) => printed.get(id)),
  );
  expect(series('Chương Mỹ – đảng viên').map((figure) => String(figure.amount))).toEqual(
    ['R-CM-1', 'R-CM-2'].map((id) => printed.get(id)),
  );
  expect(series('Chương Mỹ – tổ chức').map((figure) => String(figure.amount))).toEqual(
    ['R-CM-3', 'R-CM-4'].map((id) => printed.get(id)),
  );
});

test('rows that make up the shares of Hà Nội in 2017 give the printed shares back', () => {
  const counts = { 'legacy-clean-strong': 5279, 'legacy-good': 3890, 'legacy-completed': 1276 } as const;
  expect(share(counts, 'legacy-clean-strong')).toBe(printed.get('T0-r1'));
  expect(share(counts, 'legacy-good')).toBe(printed.get('T0-r2'));
  expect(share(counts, 'legacy-completed', 'legacy-weak')).toBe(printed.get('T0-r3'));
});

test('no rows make up those of 2022: the least that rounding allows is more than a whole', () => {
  const least = ['T0-r4', 'T0-r5', 'T0-r6'].reduce((sum, id) => sum + Number(printed.get(id)) - 0.05, 0);
  expect(least).toBeGreaterThan(102);
});

test('shares of the best within good and better, as the notes recompute them', () => {
  expect(share({ excellent: Number(printed.get('R-CM-1')), good: Number(printed.get('R-CM-2')) }, 'excellent')).toBe(
    '15.7',
  );
  expect(share({ excellent: Number(printed.get('R-CM-3')), good: Number(printed.get('R-CM-4')) }, 'excellent')).toBe(
    '17.9',
  );
  expect(share({ excellent: 184, good: 756 }, 'excellent')).toBe('19.6');
  // Sơn La 2020, of which the notes know no source: "nearly 120" and 451.
  expect(share({ excellent: 120, good: 451 }, 'excellent')).toBe('21.0');
});

test('only the same kind of subject stands beside: members beside members, and nobody beside cells that results do not tell apart', () => {
  const own = counted(
    organisations,
    of('member', { good: 6, excellent: 2 }),
    of('member-outside', { good: 1, completed: 1 }),
  );
  const beside = (subjects: OutsideSubjects | null) => ownBeside(figure, subjects, own);
  expect(beside('party-organisations')).toEqual({ count: 4, whole: 5 });
  expect(beside('members')).toEqual({ count: 7, whole: 10 });
  expect(beside('leaders')).toEqual({ why: 'no-results' });
  for (const subjects of ['grassroots-organisations', 'cells', 'other'] as const)
    expect(beside(subjects)).toEqual({ why: 'subjects-not-counted' });
  expect(beside(null)).toEqual({ why: 'subjects-unknown' });
});

test('why nothing of ours stands beside a figure is told apart: refused is not none', () => {
  const why = (more: Partial<OutsideFigure>, own: Own = counted(organisations)) =>
    ownBeside({ ...figure, ...more }, 'party-organisations', own);
  expect(why({ levels: [] })).toEqual({ why: 'levels-unknown' });
  expect(why({ year: 2021 })).toEqual({ why: 'no-results' });
  expect(why({ year: 2012 })).toEqual({ why: 'too-early' });
  expect(why({ levels: ['legacy-good'] })).toEqual({ why: 'other-scale' });
  expect(why({}, counted(of('party-organisation', { good: 4 }, 9)))).toEqual({ why: 'unfinished' });
  expect(why({}, { state: 'refused' })).toEqual({ why: 'refused' });
  expect(why({}, { state: 'asking' })).toEqual({ why: 'asking' });
});
