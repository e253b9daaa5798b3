import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

type Asked = {
  readonly issuedOn: Day;
  /** Days of the votes or decisions that it tells. */
  readonly days: readonly Day[];
  readonly isOwnPaper: boolean;
  /** The issued paper of this kind that stands already. */
  readonly standing: { readonly number: string | null; readonly issuedOn: Day | null } | null;
};

/** May a paper of a season be issued so? Not before what it tells, not for another organisation, and none stands twice. */
export const checkIssuedPaper = ({ issuedOn, days, isOwnPaper, standing }: Asked): true | Refusal => {
  const last = days.reduce<Day | null>((latest, on) => (latest === null || on > latest ? on : latest), null);
  const reasons: Reason[] = [
    ...(last !== null && issuedOn < last
      ? [reason('ratings.paper-before-its-content', { day: last }, 'issuedOn')]
      : []),
    ...(isOwnPaper ? [] : [reason('ratings.paper-of-opener', {}, 'organisationId')]),
    ...(standing === null
      ? []
      : [
          reason(
            'ratings.paper-issued-already',
            { number: standing.number ?? '–', day: standing.issuedOn ?? '–' },
            'kind',
          ),
        ]),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
