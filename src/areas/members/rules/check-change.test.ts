import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { type ChangeAsk, checkChange, fieldsMoved, type RecordValues } from './check-change.ts';
import { memberFieldKeys } from './member-fields.ts';
import { isTypingError } from './typing-error.ts';

const record = {
  ...Object.fromEntries(memberFieldKeys.map((field) => [field, null])),
  fullName: 'Nguyễn Văn An',
  birthOn: day('1975-03-15'),
  birthYear: 1975,
  admissionDecidedOn: day('2004-11-20'),
  admittedOn: day('2004-12-01'),
  officialOn: day('2005-12-01'),
  hasNewCard: false,
  phone: '0900000001',
  standing: 'official',
} as unknown as RecordValues;

const ask = (rest: Partial<ChangeAsk>): ChangeAsk => ({
  record,
  sealedKinds: new Set(['personal-id']),
  changes: {},
  sealed: {},
  basis: 'member-request',
  decision: null,
  act: null,
  note: null,
  today: day('2026-11-26'),
  correction: null,
  isOptionalBlockOpen: false,
  rules: {
    needs: [
      { field: 'full-name', papers: ['civil-act', 'decision'], clause: '9' },
      { field: 'birth-on', papers: ['civil-act'], clause: '9' },
      { field: 'birth-year', papers: ['civil-act'], clause: '9' },
    ],
  },
  vocabulary: { schoolings: [{ code: 'university', vi: '', en: '' }], politicalTheories: [] },
  ...rest,
});
const decision = { decidedOn: day('2026-10-01') };
const act = { on: day('2026-09-01') };
const codes = (rest: Partial<ChangeAsk>): string[] => {
  const answer = checkChange(ask(rest));
  return isRefusal(answer) ? answer.reasons.map((one) => `${one.code}${one.field ? ` ${one.field}` : ''}`) : [];
};

describe('papers', () => {
  test('a name needs an act of civil status and a decision; both missing are both said', () => {
    expect(codes({ changes: { fullName: 'Trần Thị Bình' } })).toEqual([
      'members.needs-civil-act changes.fullName',
      'members.needs-decision changes.fullName',
    ]);
    expect(codes({ changes: { fullName: 'Trần Thị Bình' }, basis: 'civil-act', act, decision })).toEqual([]);
  });

  test('a day of birth changes only with an act of a court or of civil status, whatever was decided', () => {
    expect(codes({ changes: { birthOn: day('1976-03-15') }, basis: 'decision', decision })).toEqual([
      'members.needs-civil-act changes.birthOn',
    ]);
    expect(codes({ changes: { birthOn: day('1976-03-15') }, basis: 'civil-act', act })).toEqual([]);
  });

  test('an unknown day of birth is filled in, not adjusted', () => {
    const unknown = { ...record, birthOn: null, birthYear: null };
    expect(codes({ record: unknown, changes: { birthOn: day('1976-03-15') } })).toEqual([]);
  });

  test('a basis brings its paper, and no paper lies in the future', () => {
    expect(codes({ changes: { phone: null }, basis: 'decision' })).toEqual(['members.decision-missing decision']);
    expect(codes({ changes: { phone: null }, basis: 'civil-act' })).toEqual(['members.act-missing act']);
    expect(codes({ changes: { phone: null }, basis: 'decision', decision: { decidedOn: day('2027-01-01') } })).toEqual([
      'members.day-in-future decision.decidedOn',
    ]);
  });
});

describe('corrections at once', () => {
  test('of today’s entry everything', () => {
    const correction = { isFresh: true };
    expect(
      codes({ correction, basis: 'entry-error', changes: { fullName: 'Trần Thị Bình', birthOn: day('1976-03-15') } }),
    ).toEqual([]);
  });

  test('later only a slip, with the paper it was compared with', () => {
    const correction = { isFresh: false };
    const note = 'Đối chiếu phiếu đảng viên';
    expect(codes({ correction, basis: 'entry-error', changes: { phone: '0900000002' } })).toEqual([
      'members.compared-paper-missing note',
    ]);
    expect(codes({ correction, basis: 'entry-error', note, changes: { phone: '0900000002' } })).toEqual([]);
    for (const changes of [{ phone: '0987654321' }, { phone: null }, { hasNewCard: true }])
      expect(codes({ correction, basis: 'entry-error', note, changes })[0]).toMatch('members.more-than-a-slip');
  });

  const later = { correction: { isFresh: false }, basis: 'entry-error', note: 'Phiếu đảng viên' } as const;
  test.each([
    [{ birthOn: day('1975-03-16') }],
    [{ admissionDecidedOn: day('2004-11-21') }],
    [{ admittedOn: day('2004-12-02') }],
    [{ officialOn: day('2005-12-02') }],
    [{ recognitionDecidedOn: day('2005-12-30') }],
    [{ dossierNumber: '000124HN' }],
    [{ fullName: 'Nguyễn Vân Ân' }],
  ])(
    'later a day that decides something and a number wait for another person, however small the slip: %o',
    (changes) => {
      const [field] = Object.keys(changes);
      const held = { ...record, recognitionDecidedOn: day('2005-12-20'), dossierNumber: '000123HN' } as RecordValues;
      expect(codes({ ...later, record: held, changes })).toEqual([`members.correction-by-proposal changes.${field}`]);
      expect(codes({ ...later, record: held, correction: null, changes })).toEqual([]);
      const empty = { ...record, [field!]: null, ...(field === 'birthOn' ? { birthYear: null } : {}) } as RecordValues;
      const isByTwo = /^(birth|admi|official|recognition)/.test(field!);
      expect(codes({ ...later, record: empty, changes })).toEqual(
        isByTwo ? [`members.correction-by-proposal changes.${field}`] : [],
      );
    },
  );

  test('later an identifier that is recorded waits for another person, an absent one is filled in', () => {
    for (const sealed of [{ 'personal-id': '001075000002' }, { 'personal-id': null }])
      expect(codes({ ...later, sealed })).toEqual(['members.correction-by-proposal sealed.personal-id']);
    expect(codes({ ...later, sealed: { 'old-card': '12345678' } })).toEqual([]);
    expect(codes({ ...later, correction: null, sealed: { 'personal-id': '001075000002' } })).toEqual([]);
  });

  test('a proposed correction of a name or a day of birth is a slip, or brings the papers of a change', () => {
    const proposed = { ...later, correction: null };
    expect(codes({ ...proposed, changes: { birthOn: day('1975-03-16'), fullName: 'Nguyễn Vân Ân' } })).toEqual([]);
    expect(codes({ ...proposed, changes: { birthOn: day('1968-11-20') } })).toEqual([
      'members.needs-civil-act changes.birthOn',
    ]);
    expect(codes({ ...proposed, act, changes: { birthOn: day('1968-11-20') } })).toEqual([]);
  });
});

describe('values', () => {
  test('a name typed in capitals is the same name', () => {
    expect(codes({ changes: { fullName: 'NGUYỄN VĂN AN' } })).toEqual(['members.nothing-changes']);
  });

  test('the four dates keep their order', () => {
    expect(codes({ changes: { admittedOn: day('2004-11-01') } })).toEqual([
      'members.ceremony-before-decision changes.admittedOn',
    ]);
    expect(codes({ changes: { officialOn: day('2004-11-25') } })).toEqual([
      'members.official-before-ceremony changes.officialOn',
    ]);
  });

  test('the optional block takes nothing while it is closed', () => {
    expect(codes({ sealed: { 'home-place': 'Xã Mẫu' } })).toEqual(['members.optional-block-closed sealed.home-place']);
    expect(codes({ sealed: { 'home-place': 'Xã Mẫu' }, isOptionalBlockOpen: true })).toEqual([]);
  });

  test('a code must be in the list', () => {
    expect(codes({ changes: { schooling: 'academy' } })).toEqual(['members.unknown-code changes.schooling']);
  });

  test('the year of birth follows the day', () => {
    expect(checkChange(ask({ changes: { birthOn: day('1976-01-01') }, basis: 'civil-act', act }))).toMatchObject({
      lines: { birthYear: { before: 1975, after: 1976 } },
    });
  });
});

test('a proposal meets a record that has moved on', () => {
  expect(fieldsMoved({ phone: { before: '0900000001', after: null } }, record)).toEqual([]);
  expect(fieldsMoved({ phone: { before: '0900000002', after: null } }, record)).toEqual(['phone']);
});

test.each([
  ['Nguyễn Văn An', 'NGUYEN VAN AN', true],
  ['Nguyễn Văn An', 'Nguyễn Văn Anh', true],
  ['Nguyễn Văn An', 'Nguyễn Văn Bình', false],
])('%s and %s: a slip? %s', (before, after, isSlip) => {
  expect(isTypingError(before, after)).toBe(isSlip);
});
