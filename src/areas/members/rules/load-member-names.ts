import type { Draws } from './load-draws.ts';

type Weights = Readonly<Record<string, number>>;
type Given = { readonly middle: Weights; readonly given: readonly string[] };
/** The part `members` of `seeds/demonstration/name-parts.yaml`. */
export type MemberNameParts = { readonly family: Weights; readonly men: Given; readonly women: Given };

export type Sex = 'male' | 'female';

/** An invented full name; two members may bear the same one, as in life. */
export const memberName = ({ pick, weighted }: Draws, parts: MemberNameParts, sex: Sex): string => {
  const { middle, given } = sex === 'male' ? parts.men : parts.women;
  return `${weighted(parts.family)} ${weighted(middle)} ${pick(given)}`.normalize('NFC');
};

/** The sex that goes with an invented name that is there already, told by its given name. */
export const sexOfName = (fullName: string, womenGiven: readonly string[]): Sex =>
  / Thị /u.test(fullName) || womenGiven.includes(fullName.split(' ').at(-1)!) ? 'female' : 'male';
