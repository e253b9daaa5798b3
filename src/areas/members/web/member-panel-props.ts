import type { MemberId, MemberState, Standing } from '../contract.ts';

/** What a panel is told of the member whose page it stands on. */
export type MemberPanelProps = {
  readonly memberId: MemberId;
  readonly organisationId: string;
  readonly standing: Standing;
  readonly state: MemberState;
  /** `self`: the member's own page; the panel then asks the questions over `self` and shows no office's actions. */
  readonly over: 'office' | 'self';
};
