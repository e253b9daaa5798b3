import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import type { calendarOfYear, layOutYear } from '../contract.ts';

type Calendar = OutputOf<typeof calendarOfYear>;
type LaidOut = InputOf<typeof layOutYear>;

/** The plan as it would be laid out again: its rule, from the first month of what is taken back, topics in the months that had one. */
export const laidOutAgain = (
  calendar: Calendar,
  place: Pick<LaidOut, 'organisationId' | 'year'>,
): LaidOut | undefined => {
  const { plan, meetings } = calendar;
  const gone = meetings.filter(({ state, version }) => state === 'planned' && version === 1);
  const months = gone.map(({ plannedOn }) => Number(plannedOn.slice(5, 7)));
  if (plan === null || months.length === 0) return undefined;
  const onTopic = gone.filter(({ kind }) => kind === 'thematic' || kind === 'combined');
  return {
    ...place,
    rule: plan.rule,
    at: plan.at,
    place: plan.place,
    fromMonth: Math.min(...months),
    thematicMonths: [...new Set(onTopic.map(({ plannedOn }) => Number(plannedOn.slice(5, 7))))],
    expectedVersion: null,
  };
};
