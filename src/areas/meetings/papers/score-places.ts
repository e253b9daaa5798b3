import { formatNumber } from '../../../platform/i18n/format-message.ts';
import type { PaperData, PaperFields } from '../../../platform/paper/official/paper-form.ts';
import { criteriaFor } from '../rules/propose-score.ts';
import { isRuledVerified } from '../rules/ruled-value.ts';
import type { Criterion, ScorePack } from '../rules/score-shape.ts';
import { tightPercent } from '../rules/tight-percent.ts';
import type { PaperFacts, TitledScorePack } from './paper-facts.ts';
import { dots, ended, numberText, orDots, shortDots } from './paper-lines.ts';
import { placesFrom } from './places-from.ts';

const linePlaces: PaperFields = {
  number: { vi: 'Thứ tự', en: 'Number' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  most: { vi: 'Điểm tối đa', en: 'Maximum' },
  own: { vi: 'Tự chấm', en: 'Own points' },
  superior: { vi: 'Cấp trên chấm', en: 'Points of the superior' },
  why: { vi: 'Lý do', en: 'Reasons' },
};

const scoreLines = (of: PaperFields): PaperFields => ({
  scoreLines: { kind: 'list', vi: 'Điểm theo tiêu chí', en: 'Points by criterion', of },
});

export const scoreFields: PaperFields = {
  hasScore: { kind: 'flag', vi: 'Có tự chấm điểm', en: 'The meeting was scored' },
  hasNoScore: { kind: 'flag', vi: 'Chưa tự chấm điểm', en: 'The meeting was not scored' },
  ...scoreLines(linePlaces),
  ownResult: { vi: 'Kết quả tự đánh giá', en: 'Own result' },
  superiorResult: { vi: 'Kết quả cấp trên đánh giá', en: 'Result of the superior' },
  bands: { vi: 'Mức xếp loại', en: 'Bands' },
  scoreRule: { vi: 'Khung chấm điểm áp dụng', en: 'Form that applies' },
  weakPoints: { vi: 'Hạn chế cần khắc phục', en: 'Weak points' },
};

/** The own column alone, as minutes have it. */
export const ownScoreFields: PaperFields = {
  ...placesFrom(scoreFields, (name) => name !== 'superiorResult' && name !== 'bands'),
  ...scoreLines(placesFrom(linePlaces, (name) => name !== 'superior' && name !== 'why')),
};

const isPoints = (pack: ScorePack): boolean => pack.content.form === 'points';

/** `25` of a form with points, `Đạt` or `Chưa đạt` of a frame without; dots where nothing was given. */
const givenText = (pack: ScorePack, points: number | null): string => {
  if (points === null) return shortDots;
  if (isPoints(pack)) return numberText(points);
  return points === 0 ? 'Chưa đạt' : 'Đạt';
};

const bandText = ({ content }: ScorePack, code: string | null): string =>
  content.bands.find((band) => band.code === code)?.names.vi ?? dots;

const mostOf = (pack: ScorePack, criteria: readonly Criterion[]): string =>
  isPoints(pack) ? numberText(criteria.reduce((sum, { max }) => sum + (max ?? 0), 0)) : numberText(criteria.length);

/** `92/100 điểm, xếp loại Tốt`; a frame without points and bands says how many criteria were met. */
const resultText = (
  pack: ScorePack,
  criteria: readonly Criterion[],
  { total, band }: { readonly total: number | null; readonly band: string | null },
): string => {
  const most = mostOf(pack, criteria);
  if (!isPoints(pack)) return `${numberText(total)}/${most} tiêu chí đạt`;
  return `${numberText(total)}/${most} điểm, xếp loại ${total === null ? dots : bandText(pack, band)}`;
};

const bandsText = ({ content }: ScorePack): string =>
  content.bands.length === 0
    ? 'Khung này không quy định mức xếp loại.'
    : content.bands
        .map(({ names, atLeast }, at) => {
          const above = content.bands[at - 1]?.atLeast;
          const upTo = above === undefined ? ' trở lên' : ` đến dưới ${formatNumber(above, 'vi')}`;
          return `${names.vi}: từ ${formatNumber(atLeast, 'vi')}${upTo}`;
        })
        .join('; ')
        .concat('.');

const ruleText = (pack: TitledScorePack, criteria: readonly Criterion[]): string => {
  const title = pack.title.vi;
  const open = criteria.filter((criterion) => !isRuledVerified(pack, criterion)).length;
  if (open === 0) return title;
  const which = open === criteria.length ? 'tiêu chí và mức điểm' : 'tiêu chí có dấu (*)';
  return `${title}; ${which} chưa được đối chiếu với văn bản gốc`;
};

const whyText = (own: string | null, superior: string | null): string => {
  const parts = [...(own === null ? [] : [own]), ...(superior === null ? [] : [`Cấp trên: ${superior}`])];
  return parts.length === 0 ? '–' : parts.join('\n');
};

const linesOf = ({ score }: PaperFacts, pack: ScorePack, criteria: readonly Criterion[]): PaperData[] => {
  const isPartOpen = !criteria.every((one) => !isRuledVerified(pack, one));
  return criteria.map((criterion, at) => {
    const line = score?.lines.find((one) => one.criterion === criterion.code);
    const mark = isPartOpen && !isRuledVerified(pack, criterion) ? ' (*)' : '';
    return {
      number: String(at + 1),
      criterion: `${tightPercent(criterion.names.vi)}${mark}`,
      most: criterion.max === null ? '–' : numberText(criterion.max),
      own: givenText(pack, line?.selfPoints ?? null),
      superior: givenText(pack, line?.superiorPoints ?? null),
      why: whyText(line?.selfReason ?? null, line?.superiorReason ?? null),
    };
  });
};

/** The score by the form of the meeting's own day; without one, that it was not scored. */
export const scoreData = (facts: PaperFacts): PaperData => {
  const { scorePack: pack, score, kind, weakPoints } = facts;
  const open = { hasScore: false, hasNoScore: true, scoreLines: [], weakPoints: ended(orDots(weakPoints)) };
  if (pack === null) return { ...open, ownResult: dots, superiorResult: dots, bands: dots, scoreRule: dots };
  const criteria = criteriaFor(pack.content, kind);
  return {
    hasScore: score !== null,
    hasNoScore: score === null,
    scoreLines: linesOf(facts, pack, criteria),
    ownResult: resultText(pack, criteria, { total: score?.selfTotal ?? null, band: score?.selfBand ?? null }),
    superiorResult: resultText(pack, criteria, {
      total: score?.superiorTotal ?? null,
      band: score?.superiorBand ?? null,
    }),
    bands: bandsText(pack),
    scoreRule: ruleText(pack, criteria),
    weakPoints: ended(orDots(weakPoints)),
  };
};

/** The criteria with room to write, for a sheet filled by hand. */
export const emptyScoreData = (facts: PaperFacts): PaperData => {
  const { scorePack: pack, kind } = facts;
  const lines = pack === null ? [] : linesOf({ ...facts, score: null }, pack, criteriaFor(pack.content, kind));
  return {
    hasScoreForm: lines.length > 0,
    scoreLines: lines.map(({ number, criterion, most }) => ({ number: number!, criterion: criterion!, most: most! })),
  };
};
