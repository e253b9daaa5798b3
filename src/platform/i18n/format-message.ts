export type Locale = 'vi' | 'en';
export type Messages = Readonly<Record<string, string>>;
export type MessageParams = Readonly<Record<string, string | number>>;

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const PLACE = /\{(\w+)(?::(plain|share))?\}/g;

/** A number as people read it: `10.445` in Vietnamese, `10,445` in English; at most two decimals. */
export const formatNumber = (value: number, locale: Locale): string => {
  const [whole, decimals] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  const [group, point] = locale === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = value < 0 && (whole !== '0' || decimals) ? '-' : '';
  return sign + grouped + (decimals ? point + decimals : '');
};

/** A day as `dd/mm/yyyy` in both languages, so that nobody reads the month for the day. */
export const formatDay = (value: string): string => value.replace(DAY, '$3/$2/$1');

/** A share 0–1 as percent with at most one decimal: `75,6%`. */
export const formatShare = (value: number, locale: Locale): string =>
  `${formatNumber(Math.round(value * 1000) / 10, locale)}%`;

const formatParam = (value: string | number, how: string | undefined, locale: Locale): string => {
  if (how === 'plain') return String(value);
  if (how === 'share') return formatShare(Number(value), locale);
  return typeof value === 'number' ? formatNumber(value, locale) : formatDay(value);
};

/**
 * The sentence of a key with its parameters. `{count}` writes numbers and days in the language's way, `{year:plain}` as
 * they are, `{part:share}` as percent. A missing key shows itself, a missing parameter stays visible: never a blank.
 */
export const formatMessage = (messages: Messages, key: string, params: MessageParams, locale: Locale): string =>
  (messages[key] ?? key).replace(PLACE, (place, name: string, how: string | undefined) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? place : formatParam(value, how, locale);
  });
