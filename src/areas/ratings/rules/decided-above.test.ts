import { expect, test } from 'vitest';
import { isDecidedAbove, levelOfDecisionFaults, paperAboveFaults } from './decided-above.ts';
import { isIssuedBy } from './issuer-of-paper.ts';

const opener = { id: 'xa', type: 'upper-grassroots-party', leaderPosts: ['Bí thư', 'Phó Bí thư'] };
const leader = {
  kind: 'leader',
  organisationId: 'xa',
  aboutOrganisationId: null,
  isHead: false,
  postWords: null,
} as const;
const body = { ...leader, kind: 'grassroots-committee', aboutOrganisationId: 'xa' } as const;

test('who leads the committee of the opener is decided above: the head, and whoever holds a leading post of it', () => {
  expect(isDecidedAbove({ ...leader, isHead: true }, opener)).toBe(true);
  expect(isDecidedAbove({ ...leader, postWords: 'Phó Bí thư' }, opener)).toBe(true);
  expect(isDecidedAbove({ ...leader, postWords: 'Trưởng Ban Xây dựng Đảng' }, opener)).toBe(false);
  expect(isDecidedAbove({ ...leader, isHead: true, organisationId: 'chi-bo' }, opener)).toBe(false);
});

test('the committee of the opener is decided above, one below it and a collective of another sort are not', () => {
  expect(isDecidedAbove(body, opener)).toBe(true);
  expect(isDecidedAbove({ ...body, aboutOrganisationId: 'co-quan' }, opener)).toBe(false);
  expect(isDecidedAbove({ ...body, kind: 'leadership-collective' }, opener)).toBe(false);
  expect(isDecidedAbove(body, { ...opener, type: 'provincial-party' })).toBe(false);
});

test('an issuer is the opener where it names the place of the opener', () => {
  const name = 'Đảng bộ xã Minh Họa (giả định)';
  expect(isIssuedBy('Ban Thường vụ Đảng ủy xã Minh Họa (giả định)', name)).toBe(true);
  expect(isIssuedBy('Ban Thường vụ Thành ủy Hà Nội', name)).toBe(false);
  expect(isIssuedBy('Đảng ủy xã Minh Hà', name)).toBe(false);
  expect(isIssuedBy('Đảng ủy xã Đồng Mẫu', 'Chi bộ thôn 1 xã Đồng Mẫu')).toBe(false);
  expect(isIssuedBy('Đảng ủy phường 1', 'Chi bộ 1')).toBe(false);
});

test('one paper does not decide for two levels, and the opener issues none about its own head', () => {
  const openerName = 'Đảng bộ xã Minh Họa';
  const codes = (areAbove: boolean[], issuer: string) =>
    levelOfDecisionFaults({ areAbove, issuer, openerName }).map(({ code, field }) => [code, field]);
  expect(codes([false, false], 'Đảng ủy xã Minh Họa')).toEqual([]);
  expect(codes([true], 'Ban Thường vụ Thành ủy')).toEqual([]);
  expect(codes([true, false], 'Đảng ủy xã Minh Họa')).toEqual([
    ['ratings.decision-of-two-levels', 'lines'],
    ['ratings.issuer-is-the-opener', 'decision.issuer'],
  ]);
});

test('who leads the opener is known by the post that he or she holds, not by what was typed', () => {
  const other = { ...leader, postWords: 'Bí thư Đảng ủy xã' };
  expect(isDecidedAbove(other, opener)).toBe(false);
  expect(isDecidedAbove({ ...other, isLeading: true }, opener)).toBe(true);
  expect(isDecidedAbove({ ...other, kind: 'officer', isLeading: true }, opener)).toBe(true);
  expect(isDecidedAbove({ ...other, kind: 'member', isLeading: true }, opener)).toBe(false);
});

test('setting aside and opening again ask for the paper of the level above, and only there', () => {
  const openerName = 'Đảng bộ xã Minh Họa';
  const codes = (areAbove: boolean[], issuer: string | null) =>
    paperAboveFaults({ areAbove, issuer, openerName }).map(({ code }) => code);
  expect(codes([false], null)).toEqual([]);
  expect(codes([false], 'Thành ủy Thử Nghiệm')).toEqual(['ratings.paper-of-no-level']);
  expect(codes([true], null)).toEqual(['ratings.paper-of-the-level-above']);
  expect(codes([true], 'Đảng ủy Minh Hoạ')).toEqual(['ratings.issuer-is-the-opener']);
  expect(codes([true], 'Đảng ủy')).toEqual(['ratings.issuer-names-nobody']);
  expect(codes([true, false], 'Thành ủy Thử Nghiệm')).toEqual(['ratings.decision-of-two-levels']);
});
