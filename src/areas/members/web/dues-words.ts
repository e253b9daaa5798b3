import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Day, daySchema } from '../../../platform/calendar/day.ts';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { Level } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { monthOf } from '../rules/dues-month.ts';
import type { DuesState } from '../rules/dues-paid-through.ts';

/** An amount as it is written: 120.000 đ; what is not known or not shown says so. */
export const useDong = (): ((amount: number | null | undefined) => string) => {
  const t = useT();
  const language = useLanguage();
  return (amount) =>
    amount === null || amount === undefined ? t('members.dues.not-shown') : `${formatNumber(amount, language)} đ`;
};

export const levelOf: Readonly<Record<DuesState, Level>> = {
  unpaid: 'attention',
  part: 'attention',
  paid: 'good',
  exempt: 'plain',
  waived: 'plain',
  unknown: 'unknown',
};

/** The month in view, in the address; this month when there is none. */
export const useMonth = (): { readonly month: Day; readonly look: (month: Day) => void } => {
  const search = useSearch({ strict: false }) as { month?: unknown };
  const navigate = useNavigate();
  const read = daySchema.safeParse(search.month);
  const month = monthOf(read.success ? read.data : todayHere());
  const look = (next: Day): void => {
    void navigate({ to: '.', search: ((old: object) => ({ ...old, month: next })) as never });
  };
  return { month, look };
};

/** What a number box holds as an amount; null when it is empty. */
export const amountOrNull = (typed: number | string | null): number | null =>
  typed === '' || typed === null ? null : Math.round(Number(typed));

/** What every box for an amount looks like: whole đồng, thousands apart. */
export const amountProps = {
  thousandSeparator: '.',
  decimalSeparator: ',',
  allowDecimal: false,
  allowNegative: false,
  suffix: ' đ',
  hideControls: true,
} as const;

/** The four regions of the minimum wage, as they are written. */
export const roman = ['I', 'II', 'III', 'IV'] as const;
export const regionChoices = roman.map((name, at) => ({ value: String(at + 1), label: name }));
