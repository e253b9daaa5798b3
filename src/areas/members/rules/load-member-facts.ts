import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import type { Draws } from './load-draws.ts';
import type { Sex } from './load-member-names.ts';
import type { SectorProfile } from './load-sector-profiles.ts';

export type FactsWanted = {
  readonly sex: Sex;
  readonly birthOn: Day;
  readonly officialOn: Day | null;
  readonly today: Day;
  readonly profile: SectorProfile;
  /** Where members of the cell live, as text. */
  readonly residence: string;
  /** Numbers the invented people of a database; identifiers are made from it and do not repeat below a million. */
  readonly number: number;
};

const ethnicities = { Kinh: 965, Mường: 16, Tày: 8, Thái: 4, Nùng: 3, Dao: 2, Hoa: 2 };
const religions = { Không: 930, 'Phật giáo': 50, 'Công giáo': 18, 'Tin lành': 2 };
const professions = {
  'Quản lý nhà nước': 12,
  'Sư phạm': 18,
  'Kinh tế': 16,
  Luật: 12,
  'Kế toán': 12,
  'Nông nghiệp': 10,
  'Xây dựng': 8,
  'Y khoa': 6,
  'Công nghệ thông tin': 6,
};
/** The first day on which cards carry the twelve digits of the personal ID (347-QĐ/TW). */
const newCardsSince = '2025-09-02' as Day;

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Twelve digits that nobody has: no province has the code 000. Then sex and century, year of birth, and the running number. */
const inventedId = (sex: Sex, birthOn: Day, number: number): string => {
  const year = yearOf(birthOn);
  const sexAndCentury = (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0);
  return `000${sexAndCentury}${digits(year % 100, 2)}${digits(number % 1_000_000, 6)}`;
};

/** Eight digits of an old card that nobody has. */
const inventedOldCard = (number: number): string => `00${digits(number % 1_000_000, 6)}`;

const isRetired = (sex: Sex, age: number): boolean => age >= (sex === 'male' ? 62 : 58);

const duesGroupOf = (draws: Draws, { sex, profile }: FactsWanted, age: number): string => {
  if (profile.isAtWork) return draws.chance(0.97) ? 'insured' : 'uninsured';
  if (isRetired(sex, age)) return draws.chance(0.6) ? 'pensioner' : 'uninsured-retired';
  if (age <= 23 && draws.chance(0.7)) return 'student';
  return draws.chance(0.3) ? 'insured' : 'uninsured';
};

const occupationOf = ({ pick }: Draws, { profile }: FactsWanted, duesGroup: string): string => {
  if (duesGroup === 'pensioner') return 'Hưu trí';
  if (duesGroup === 'student') return 'Sinh viên';
  return pick(profile.occupations.filter((occupation) => occupation !== 'Hưu trí' && occupation !== 'Sinh viên'));
};

const cardOf = (draws: Draws, { officialOn, today }: FactsWanted) => {
  if (officialOn === null) return { hasNewCard: false, cardIssuedOn: null, hasOldCard: false };
  const hasOldCard = officialOn < newCardsSince && draws.chance(0.92);
  const hasNewCard = officialOn >= newCardsSince || draws.chance(0.86);
  const issued = hasNewCard && officialOn < newCardsSince ? addDays(newCardsSince, draws.whole(10, 420)) : officialOn;
  const cardIssuedOn = addDays(issued, draws.whole(20, 60));
  return { hasNewCard, hasOldCard, cardIssuedOn: cardIssuedOn <= today ? cardIssuedOn : today };
};

/** Facts of an invented member; now and then one is missing, as in a real list. `age` in full years. */
export const memberFacts = (draws: Draws, wanted: FactsWanted, age: number) => {
  const { sex, birthOn, number, profile, residence } = wanted;
  const { chance, weighted, whole } = draws;
  const { hasOldCard, ...card } = cardOf(draws, wanted);
  const duesGroup = duesGroupOf(draws, wanted, age);
  const unlessMissing = <T>(share: number, value: T): T | null => (chance(share) ? null : value);
  const isDayKnown = chance(0.985);
  // Nobody so young, or not yet official, has been through more than the first course.
  const isBeginner = age < 28 || wanted.officialOn === null;
  const theoryOf = (theory: string): string => (isBeginner ? 'elementary' : theory);
  return {
    personalId: unlessMissing(0.02, inventedId(sex, birthOn, number)),
    oldCard: hasOldCard ? inventedOldCard(number) : null,
    facts: {
      sex,
      birthOn: isDayKnown ? birthOn : null,
      birthYear: yearOf(birthOn),
      ethnicity: weighted(ethnicities),
      religion: weighted(religions),
      ...card,
      cardPlace: card.cardIssuedOn === null ? null : 'Thành ủy Hà Nội',
      dossierNumber: unlessMissing(0.03, `${digits(number % 1_000_000, 6)}MH`),
      phone: unlessMissing(0.06, `0000${digits(whole(0, 999_999), 6)}`),
      occupation: unlessMissing(0.02, occupationOf(draws, wanted, duesGroup)),
      schooling: unlessMissing(0.02, weighted(profile.schoolings)),
      profession: chance(profile.isAtWork ? 0.9 : 0.45) ? weighted(professions) : null,
      politicalTheory: chance(0.7) ? theoryOf(weighted(profile.theories)) : null,
      duesGroup: unlessMissing(0.02, duesGroup),
      residence,
    },
  };
};
