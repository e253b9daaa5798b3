import { type RawBuilder, sql } from 'kysely';
import { levelsByScale } from '../contract/rating-codes.ts';

const scales = Object.entries(levelsByScale);

const codes = (levels: readonly string[]): string => levels.map((level) => `'${level}'`).join(', ');

const bestCodes = codes(scales.map(([, levels]) => levels[0]));
const lowestCodes = codes(scales.map(([, levels]) => levels.at(-1)!));
const ranks = scales
  .flatMap(([, levels]) => levels.map((level, at) => `WHEN '${level}' THEN ${levels.length - 1 - at}`))
  .join(' ');
const scaleOf = scales.map(([scale, levels]) => `WHEN ${'%'} IN (${codes(levels)}) THEN '${scale}'`).join(' ');

/** Whether the level in a column is the best one of its own scale. The codes are ours, not typed by anybody. */
export const isBestIn = (column: string): RawBuilder<unknown> => sql.raw(`(${column} IN (${bestCodes}))`);

/** Whether the level in a column is the lowest one of its own scale. */
export const isLowestIn = (column: string): RawBuilder<unknown> => sql.raw(`(${column} IN (${lowestCodes}))`);

const rankIn = (column: string): string => `(CASE ${column} ${ranks} END)`;
const scaleIn = (column: string): string => `(CASE ${scaleOf.replaceAll('%', column)} END)`;

/** Levels from the second column to the first, positive where the first is higher; null where the scales are not the same. */
export const levelsBetween = (first: string, second: string): RawBuilder<unknown> =>
  sql.raw(`(CASE WHEN ${scaleIn(first)} = ${scaleIn(second)} THEN ${rankIn(first)} - ${rankIn(second)} END)`);
