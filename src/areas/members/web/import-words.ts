import { dayText } from '../../../web/day-text.ts';

/** A day of birth, or the year alone where only it is known. */
export const birthText = (birth: string | null): string =>
  birth === null ? '' : birth.length > 4 ? dayText(birth) : birth;
