import { type CronMatcher, parseCronItem, type TimestampDigest } from 'graphile-worker';

/** The year near `now` in which this date falls on this weekday: neighbouring years never agree in it. */
const yearOf = ({ month, date, dow }: TimestampDigest, now: Date): number => {
  const year = now.getUTCFullYear();
  const fits = [year, year + 1, year - 1].find((y) => new Date(Date.UTC(y, month - 1, date)).getUTCDay() === dow);
  return fits ?? year;
};

/** The same minute in Asia/Ho_Chi_Minh (UTC+7, no daylight saving since 1975) of a minute given in UTC. */
export const inVietnam = (utc: TimestampDigest, now: Date): TimestampDigest => {
  const moment = new Date(Date.UTC(yearOf(utc, now), utc.month - 1, utc.date, utc.hour + 7, utc.min));
  return {
    min: moment.getUTCMinutes(),
    hour: moment.getUTCHours(),
    date: moment.getUTCDate(),
    month: moment.getUTCMonth() + 1,
    dow: moment.getUTCDay(),
  };
};

/** Reads a five-field cron pattern as Vietnamese time; the job library asks in UTC. Throws on a pattern it cannot read. */
export const cronInVietnam = (pattern: string, now: () => Date = () => new Date()): CronMatcher => {
  const { match } = parseCronItem({ task: 'pattern', match: pattern });
  return (utc) => match(inVietnam(utc, now()));
};
