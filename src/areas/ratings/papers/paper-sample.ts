import { day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import type { Summary } from '../contract/summary.ts';
import { ratingRulesKind } from '../rules/pack-kinds.ts';
import { joinLaw } from '../rules/rating-law.ts';
import { type CountedResult, summaryTable } from '../rules/summary-table.ts';
import type { PaperBallot, PaperFacts, PaperSeason, PaperSubject } from './paper-facts.ts';

const pack = packsOfKind(shippedPacks(), ratingRulesKind).find(({ id }) => id === 'vn-2025')!;

export const sampleSeason: PaperSeason = {
  period: { kind: 'year', year: 2026 },
  packTitle: pack.title.vi,
  layerTitle: null,
  isPackVerified: pack.verified,
  law: orRefuse(joinLaw(pack, null)),
  place: 'Chi bộ thôn Hư Cấu',
  openerName: 'Đảng ủy xã Đồng Mẫu',
};

const blank: PaperSubject = {
  subjectId: '018f0000-0000-7000-8000-000000000001',
  organisationId: '018f0000-0000-7000-8000-000000000002',
  aboutOrganisationId: null,
  organisationName: 'Chi bộ thôn Hư Cấu',
  kind: 'member',
  title: 'Trần Thị Hư',
  postWords: null,
  isHead: false,
  state: 'reviewed',
  reviewHeldOn: null,
  selfLevel: null,
  proposedLevel: null,
  ballotLevel: null,
  decidedLevel: null,
  notRatedRule: null,
  isDecidedAbove: false,
  notRatedWords: null,
  isProvisional: false,
  isFictional: true,
  selfPoints: null,
  selfWords: null,
  selfMarks: [],
  vettedPoints: null,
  decision: null,
  ballot: null,
  targets: [],
  shortcomings: [],
};

/** A subject of which nothing is known but its name. */
export const blankSubject = (rest: Partial<PaperSubject> = {}): PaperSubject => ({ ...blank, ...rest });

export const sampleBallot = (rest: Partial<PaperBallot> = {}): PaperBallot => ({
  votedOn: day('2026-12-05'),
  summoned: 22,
  present: 20,
  issued: 19,
  received: 19,
  invalid: 1,
  keptOut: 1,
  votes: { excellent: 12, good: 6 },
  ...rest,
});

const full: PaperSubject = {
  ...blank,
  state: 'decided',
  reviewHeldOn: day('2026-12-05'),
  selfLevel: 'excellent',
  proposedLevel: 'good',
  ballotLevel: 'excellent',
  decidedLevel: 'good',
  selfPoints: { common: 28, result: 64.5 },
  vettedPoints: { common: 27, result: 62 },
  selfWords: 'Hoàn thành các nhiệm vụ được giao; tham gia đầy đủ việc vận động làm đường ngõ 3.',
  decision: { number: '12-QĐ/ĐU', decidedOn: day('2026-12-12'), issuer: 'Đảng ủy xã Đồng Mẫu' },
  ballot: sampleBallot(),
  targets: [
    {
      text: 'Vận động các hộ ở ngõ 3 hiến đất, góp ngày công làm đường',
      product: 'Đường bê tông',
      unit: 'm',
      amount: 300,
      dueOn: day('2026-09-30'),
      resultAmount: 420,
      doneOn: day('2026-09-20'),
      resultWords: null,
      isDone: true,
      isLate: false,
      isExceeded: true,
    },
    {
      text: 'Phụ trách tổ bảo vệ môi trường, tổ chức tổng vệ sinh hằng tháng',
      product: null,
      unit: null,
      amount: null,
      dueOn: null,
      resultAmount: null,
      doneOn: null,
      resultWords: null,
      isDone: false,
      isLate: false,
      isExceeded: false,
    },
  ],
  shortcomings: [
    {
      text: 'Chưa chủ động nắm tình hình dư luận ở tổ dân phố được phân công',
      year: 2025,
      namedBy: null,
      dueOn: day('2026-06-30'),
      remediedOn: day('2026-05-12'),
      isRemedied: true,
    },
  ],
};

/** A subject that went through the whole season. */
export const fullSubject = (rest: Partial<PaperSubject> = {}): PaperSubject => ({ ...full, ...rest });

const names = [
  'Đặng Quang Ưởng',
  'Hoàng Ngữ Diễm Kiều',
  'Lê Văn Cấu',
  'Nguyễn Thị Ỷ Thục',
  'Phạm Thị Giả',
  'Trần Thị Hư',
];

/** The subjects of one cell in the order of its papers. */
export const sampleSubjects = (): PaperSubject[] => [
  fullSubject({
    kind: 'cell-committee',
    title: 'Chi ủy Chi bộ thôn Hư Cấu',
    isProvisional: true,
    selfMarks: [
      { criterion: 'i-1', points: 5, grade: null, reason: null },
      { criterion: 'i-2', points: 4.5, grade: null, reason: 'Một hội nghị họp chậm' },
    ],
  }),
  fullSubject({ kind: 'leader', title: 'Trần Thị Hư', postWords: 'Bí thư chi bộ', isHead: true }),
  ...names.map((title, at) =>
    at === 2
      ? blankSubject({ title, state: 'not-rated', notRatedRule: 'EX-4', notRatedWords: 'Mới kết nạp tháng 9/2026' })
      : at === 4
        ? blankSubject({ title, kind: 'member-outside', selfLevel: 'good' })
        : fullSubject({ title, ballot: sampleBallot({ votes: { excellent: at, good: 18 - at } }) }),
  ),
];

const row = (kind: PaperSubject['kind'], result: CountedResult['result'], count: number): CountedResult => ({
  kind,
  result,
  count,
  rule: result === 'not-rated' ? 'EX-4' : null,
  provisional: 0,
});

const countedNow = [
  row('cell-committee', 'good', 3),
  row('party-organisation', 'excellent', 2),
  row('party-organisation', 'good', 11),
  row('leader', 'good', 24),
  row('leader', 'excellent', 5),
  row('member', 'excellent', 184),
  row('member', 'good', 1043),
  row('member', 'completed', 61),
  row('member', 'not-completed', 2),
  row('member', 'not-rated', 17),
  row('member-outside', 'good', 210),
  row('member-outside', null, 4),
];

const countedBefore = [
  row('member', 'excellent', 201),
  row('member', 'good', 998),
  row('member', 'completed', 80),
  row('member', 'not-rated', 9),
];

/** Counts of a season with somebody not rated, somebody not decided and the year before. */
export const sampleSummary = (): Summary => {
  const { groups, totals } = summaryTable(countedNow, countedBefore);
  const nameOf = (code: string) => sampleSeason.law.exemptions.find(({ rule }) => rule === code)?.names ?? null;
  return {
    period: { kind: 'year', year: 2026 },
    previous: { kind: 'year', year: 2025 },
    organisationName: 'Đảng bộ xã Đồng Mẫu',
    pack: { id: pack.id, ...pack.title, source: '366-QĐ/TW', isVerified: pack.verified },
    levels: ['excellent', 'good', 'completed', 'not-completed'],
    groups: groups.map(({ notRatedReasons, ...group }) => ({
      ...group,
      notRatedReasons: notRatedReasons.map((one) => ({ ...one, names: nameOf(one.rule), isVerified: false })),
    })),
    totals: [...totals],
    countedOnce: 29,
  };
};

export const sampleFacts = (rest: Partial<PaperFacts> = {}): PaperFacts => ({
  season: sampleSeason,
  subjects: sampleSubjects(),
  summary: sampleSummary(),
  ...rest,
});
