import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { sizesOf } from './load-cell-sizes.ts';
import { drawsOn } from './load-draws.ts';
import { type CellWanted, type FictionalMember, fictionalMembers } from './load-fictional-members.ts';
import { fullYears } from './party-age.ts';

const today = day('2026-11-26');
const parts = {
  family: { Nguyễn: 3, Trần: 1 },
  men: { middle: { Văn: 1 }, given: ['An', 'Bình'] },
  women: { middle: { Thị: 1 }, given: ['Hà', 'Lan'] },
};

/** Numbers that repeat for the same seed (xorshift). */
const numbersFrom = (seed: number): (() => number) => {
  let state = (seed || 1) >>> 0;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
};

const cell: CellWanted = {
  sector: 'residential-area',
  residence: 'thôn Mẫu',
  since: day('2025-07-01'),
  present: 40,
  left: 4,
  holders: [{ personId: 'holder', fullName: 'Trần Thị Hà', birthYear: 1992 }],
};

const generated = (seed: number, wanted: Partial<CellWanted> = {}): FictionalMember[] => {
  let number = 0;
  const world = { draws: drawsOn(numbersFrom(seed)), parts, today, nextNumber: () => number++ };
  return fictionalMembers(world, { ...cell, ...wanted });
};

const sectors = fc.constantFrom('residential-area', 'school', 'military', 'cooperative', 'no-such-sector', null);

test('the same seed gives the same members, another one others', () => {
  expect(generated(7)).toEqual(generated(7));
  expect(generated(7)).not.toEqual(generated(8));
});

const expectDatesInOrder = ({ dates, standing, partyAgeFrom, spell }: FictionalMember): void => {
  const { admissionDecidedOn, admittedOn, officialOn, recognitionDecidedOn } = dates;
  expect((admissionDecidedOn ?? admittedOn!) <= admittedOn! && admittedOn! <= today).toBe(true);
  expect(officialOn).toBe(standing === 'probationary' ? null : addMonths(admittedOn!, 12));
  expect(officialOn === null || officialOn <= today).toBe(true);
  expect(recognitionDecidedOn === null || recognitionDecidedOn > officialOn!).toBe(true);
  expect(partyAgeFrom).toBe(admissionDecidedOn ?? admittedOn);
  expect(spell.since < today).toBe(true);
};

test('dates of every member are in order, nobody is admitted under 18, over 60 or ahead of today', () => {
  fc.assert(
    fc.property(fc.nat(), sectors, (seed, sector) => {
      for (const member of generated(seed, { sector })) {
        expectDatesInOrder(member);
        expect(member.state === 'active').toBe(member.stateSince === null);
        const { dates, facts } = member;
        if (facts.birthOn === null) continue;
        const age = fullYears(facts.birthOn, dates.admissionDecidedOn ?? addDays(dates.admittedOn!, -28));
        expect(age).toBeGreaterThanOrEqual(dates.admissionDecidedOn === null ? 17 : 18);
        expect(age).toBeLessThanOrEqual(60);
      }
    }),
  );
});

test('holders of posts come first, as official members under their own names; those who left come last', () => {
  const members = generated(3);
  expect(members).toHaveLength(44);
  expect(members[0]).toMatchObject({
    personId: 'holder',
    fullName: 'Trần Thị Hà',
    standing: 'official',
    state: 'active',
    facts: { sex: 'female', birthYear: 1992 },
  });
  expect(members.slice(1).every(({ personId }) => personId === null)).toBe(true);
  expect(members.slice(40).every(({ state }) => !['active', 'exempt', 'suspended'].includes(state))).toBe(true);
  expect(members.slice(0, 40).every(({ state }) => ['active', 'exempt', 'suspended'].includes(state))).toBe(true);
});

test('identifiers belong to no province and no two members', () => {
  const ids = generated(5, { present: 400 }).flatMap(({ personalId }) => (personalId === null ? [] : [personalId]));
  expect(ids.every((id) => /^000[0-3]\d{8}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test('sizes of cells stay within the bounds and add up exactly where the bounds allow it', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(weights, fc.nat(5000), (list, total) => {
      const sizes = sizesOf(
        list.map((weight) => ({ weight })),
        total,
      );
      const sum = sizes.reduce((all, size) => all + size, 0);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(80);
      expect(sum).toBe(Math.min(80 * list.length, Math.max(3 * list.length, total)));
    }),
  );
  expect(sizesOf([{ weight: 1 }, { weight: 1, least: 15 }, { weight: 2 }], 39)).toEqual([8, 15, 16]);
});
