import { type RawBuilder, sql } from 'kysely';
import type { CalendarLine, CalendarStep } from '../contract/season-shapes.ts';

// Whoever was decided ahead of a step no longer lacks it: that it went ahead is on record and looked at again on its own.
const undecided = `s.state IN ('open', 'reviewed')`;

/** Whether subject `s` still lacks a step. */
export const lacksStep: Readonly<Record<CalendarStep, string>> = {
  'state-rating': `EXISTS (
    SELECT FROM ratings.entered_fact f
    WHERE f.subject_id = s.id AND f.fact = 'is-state-officer' AND f.value = 'true' AND f.withdrawn_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM ratings.entered_fact f WHERE f.subject_id = s.id AND f.fact = 'state-level' AND f.withdrawn_at IS NULL)`,
  'rate-self': `${undecided} AND s.self_level IS NULL`,
  'record-review': `s.state = 'open'`,
  'propose-level': `${undecided} AND s.proposed_level IS NULL`,
  'record-ballot': `${undecided} AND NOT EXISTS (
    SELECT FROM ratings.subject_step l WHERE l.subject_id = s.id AND l.step = 'record-ballot' AND l.withdrawn_at IS NULL)`,
  'decide-level': undecided,
  'notify-subject': `s.state IN ('open', 'reviewed', 'decided')`,
  'publish-result': `s.state IN ('open', 'reviewed', 'decided') OR (s.state = 'notified' AND s.published_on IS NULL)`,
  'archive-rating': `s.state <> 'archived'`,
};

/** Subjects that are rated: neither withdrawn nor set aside. */
export const isRated = sql`s.state NOT IN ('withdrawn', 'not-rated')`;

/** How many of the subjects `s` lack each step, as one value of an aggregate. */
export const stepsLeft: RawBuilder<unknown> = sql.raw(
  `jsonb_build_object(${Object.entries(lacksStep)
    .map(([step, lacks]) => `'${step}', count(*) FILTER (WHERE ${lacks})::int`)
    .join(', ')})`,
);

/** A calendar as it is stored: lines of before steps were named say none. */
export const readCalendar = (
  stored: readonly (Omit<CalendarLine, 'step'> & { readonly step?: CalendarStep | null })[],
): CalendarLine[] => stored.map((line) => ({ ...line, step: line.step ?? null }));
