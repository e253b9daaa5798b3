import type * as members from '../areas/members/contract.ts';
import type { InputOf } from '../platform/action/contract.ts';
import type { Day } from '../platform/calendar/day.ts';

export type Organisation = InputOf<typeof members.acceptSympathiser>['organisationId'];
export type Member = InputOf<typeof members.assignHelper>['memberId'];
type Sex = 'male' | 'female';

/** `seeds/demonstration/matters.yaml`. */
export type Matters = {
  readonly candidates: readonly {
    readonly cell: string;
    readonly name: string;
    readonly sex: Sex;
    readonly birthYear: number;
    readonly source: 'youth-union' | 'trade-union' | 'masses';
    readonly monthsAgo: number;
    readonly classMonthsAgo?: number;
    readonly helpers: number;
  }[];
  readonly transfers: readonly {
    readonly from: string;
    readonly kind: 'internal' | 'out';
    readonly to?: string;
    readonly toText?: string;
    readonly daysAgo: number;
    readonly reason: string;
  }[];
  readonly incoming: readonly {
    readonly cell: string;
    readonly name: string;
    readonly sex: Sex;
    readonly birthYear: number;
    readonly admitted: Day;
    readonly fromText: string;
    readonly daysAgo: number;
  }[];
  readonly residence: {
    readonly introduced: { readonly from: readonly string[]; readonly each: number; readonly daysAgo: number };
    readonly guests: readonly {
      readonly name: string;
      readonly birthYear: number;
      readonly status: 'introduced' | 'excused';
      readonly fromText: string;
      readonly daysAgo: number;
    }[];
  };
  readonly dues: {
    readonly region: number;
    readonly months: number;
    readonly paidShare: number;
    readonly source: string;
  };
  readonly badges: number;
};
