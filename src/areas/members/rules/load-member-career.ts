import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { FourDates, Standing } from '../contract/member.ts';
import { type Draws, inBand } from './load-draws.ts';
import { partyAgeFrom } from './party-age.ts';

/** Probation as it is generated: twelve months from the ceremony. What the law says stands in the rule packs, not here. */
const probationMonths = 12;

export type Career = { readonly standing: Standing; readonly dates: FourDates; readonly partyAgeFrom: Day | null };

const admissionAges = { '18-24': 34, '25-30': 33, '31-40': 23, '41-50': 8, '51-59': 2 };

type Wanted = {
  readonly birthOn: Day;
  readonly today: Day;
  readonly isNew: boolean;
  readonly isHolder: boolean;
};

/** When the admission was decided: from 18 to 59 full years, at least two months ago. Everybody is at least 20. */
const admissionOf = (draws: Draws, { birthOn, today, isNew, isHolder }: Wanted): Day => {
  // Who holds a post has been an official member for some time.
  const latest = isHolder ? addMonths(today, -36) : addDays(today, -60);
  if (isNew) return addDays(today, -draws.whole(60, 350));
  const decidedOn = addDays(addMonths(birthOn, 12 * inBand(draws, admissionAges)), draws.whole(0, 360));
  const soonest = addMonths(birthOn, 12 * 18);
  if (decidedOn <= latest) return decidedOn;
  const early = addDays(soonest, draws.whole(0, 300));
  return early <= latest ? early : soonest;
};

/**
 * The four dates of an invented member. `isNew`: admitted within the last year. A few whose twelve months are over are still
 * probationary, and old decisions are sometimes missing: what lists of hygiene are to show.
 */
export const memberCareer = (draws: Draws, wanted: Wanted): Career => {
  const { today, isHolder } = wanted;
  const decidedOn = admissionOf(draws, wanted);
  const admittedOn = addDays(decidedOn, draws.whole(3, 28));
  const officialOn = addMonths(admittedOn, probationMonths);
  const isLate = officialOn > addDays(today, -200) && draws.chance(0.3);
  const isKept = decidedOn >= ('1990-01-01' as Day) || draws.chance(0.85);
  const dates = { admissionDecidedOn: isKept ? decidedOn : null, admittedOn };
  const partyAge = partyAgeFrom({ ...dates, gaps: [] });
  if ((officialOn > addDays(today, -45) || isLate) && !isHolder)
    return {
      standing: 'probationary',
      dates: { ...dates, officialOn: null, recognitionDecidedOn: null },
      partyAgeFrom: partyAge,
    };
  const recognised = addDays(officialOn, draws.whole(5, 44));
  return {
    standing: 'official',
    dates: { ...dates, officialOn, recognitionDecidedOn: draws.chance(0.94) ? recognised : null },
    partyAgeFrom: partyAge,
  };
};
