import type { Day } from '../../../platform/calendar/day.ts';
import type { FourDates, MemberState, Standing } from '../contract.ts';

/** How a spell of membership began, by code of `members.membership.began_by`. */
export type BeganBy =
  | 'import'
  | 'entry'
  | 'admission'
  | 'transfer'
  | 'collective-transfer'
  | 'temporary-transfer'
  | 'readmission'
  | 'restoration';

/** How it ended, by code of `ended_by`. */
export type EndedBy =
  | 'transfer'
  | 'collective-transfer'
  | 'transfer-out'
  | 'temporary-return'
  | 'removal'
  | 'expulsion'
  | 'resignation'
  | 'death'
  | 'admission-cancelled'
  | 'correction';

/** The decision behind a change of membership, as far as it is known. */
export type DecisionLine = {
  readonly number: string | null;
  readonly decidedOn: Day | null;
  readonly issuer: string | null;
};
export const noDecision: DecisionLine = { number: null, decidedOn: null, issuer: null };

/** Facts of a record beside name, dates and membership; what is left out is unknown. */
export type MemberFacts = {
  readonly otherName?: string | null;
  readonly sex?: 'male' | 'female' | null;
  readonly birthOn?: Day | null;
  readonly birthYear?: number | null;
  readonly ethnicity?: string | null;
  readonly religion?: string | null;
  readonly hasNewCard?: boolean;
  readonly cardPlace?: string | null;
  readonly cardIssuedOn?: Day | null;
  readonly dossierNumber?: string | null;
  readonly phone?: string | null;
  readonly occupation?: string | null;
  readonly schooling?: string | null;
  readonly profession?: string | null;
  readonly politicalTheory?: string | null;
  readonly duesGroup?: string | null;
  readonly residence?: string | null;
};

/** A new member with the first spell. `personId` names a person who is there already; otherwise one is made. */
export type MemberLine = {
  readonly id: string;
  readonly personId?: string | null;
  readonly organisationId: string;
  readonly fullName: string;
  readonly standing: Standing;
  readonly state?: MemberState;
  readonly stateSince?: Day | null;
  readonly dates: FourDates;
  readonly partyAgeFrom: Day | null;
  readonly facts: MemberFacts;
  readonly spell: {
    readonly since: Day;
    readonly isBeginningKnown?: boolean;
    readonly beganBy: BeganBy;
    readonly decision?: DecisionLine;
    readonly transferId?: string | null;
  };
  readonly isFictional?: boolean;
};
