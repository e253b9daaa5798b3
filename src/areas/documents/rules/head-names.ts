import type { Day } from '../../../platform/calendar/day.ts';
import type { IssuingBody } from '../../../platform/paper/official/paper-form.ts';

/** The committee of a Party organisation: it is named when something is asked of it, and when it issues. */
export const committeeName = (organisation: string): string => organisation.replace(/^đảng bộ/iu, 'Đảng ủy');

/** The issuing organisation as the head of its paper names it: a committee stands for its Party organisation. */
export const issuerName = (organisation: string, body: IssuingBody): string =>
  (body === 'committee' || body === 'standing-committee' ? committeeName(organisation) : organisation).toUpperCase();

const place = /(?:^|\s)(?:xã|phường|thị trấn|đặc khu|thành phố|tỉnh)\s+(.+)$/iu;

/** Where papers are dated from, by the names of the organisation and those above it, nearest first; null where no name tells. */
export const placeOf = (names: readonly string[]): string | null => {
  for (const name of names) {
    // What stands in brackets behind a name is a remark, no place.
    const found = place.exec(name.replace(/\s*\([^)]*\)\s*$/u, ''))?.[1]?.trim();
    if (found) return found;
  }
  return null;
};

/** `Đồng Mẫu, ngày 05 tháng 02 năm 2026`: days to nine and the first two months carry a zero, so that no figure can be put before them. */
export const placeAndDay = (where: string, on: Day | null): string => {
  if (on === null) return `${where}, ngày … tháng … năm …`;
  const [year, month, date] = on.split('-') as [string, string, string];
  const shownMonth = Number(month) <= 2 ? month : String(Number(month));
  return `${where}, ngày ${date} tháng ${shownMonth} năm ${year}`;
};

/** The line of number and symbol; a draft has dots where its number will stand. */
export const symbolLine = (number: number | null, symbol: string): string =>
  `Số ${number === null ? '…' : String(number).padStart(2, '0')}-${symbol}`;

/** Number and symbol as others cite them. */
export const numberText = (number: number, symbol: string): string => `${String(number).padStart(2, '0')}-${symbol}`;
