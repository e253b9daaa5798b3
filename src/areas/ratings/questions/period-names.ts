import { formatMessage } from '../../../platform/i18n/format-message.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };

const partParams = (period: RatingPeriod): Record<string, string> => ({
  year: String(period.year),
  ...(period.kind === 'quarter' ? { quarter: String(period.quarter) } : {}),
  ...(period.kind === 'month' ? { month: String(period.month) } : {}),
});

/** A season by its period, in both languages, where no browser is at hand to put it into words. */
export const periodNames = (period: RatingPeriod): { readonly vi: string; readonly en: string } => {
  const named = (messages: Readonly<Record<string, string>>, language: 'vi' | 'en'): string =>
    formatMessage(
      messages,
      'ratings.season.title-of',
      { period: formatMessage(messages, `ratings.period.${period.kind}`, partParams(period), language) },
      language,
    );
  return { vi: named(vi, 'vi'), en: named(en, 'en') };
};
