import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { transferProposal } from '../contract/transfers-moving.ts';
import { lastOverdueIssue, type TransferClocks, transferClocks } from '../rules/transfer-clocks.ts';
import { transferRules } from '../rules/transfer-pack.ts';

type Shape = OutputOf<typeof transferProposal>['rules'];

/** The rules of a day as screens show them; null where none are known. */
export const transferRulesOn = (on: Day): Shape => {
  const pack = findPackInForce(shippedPacks(), transferRules, on);
  return pack ? { packId: pack.id, isVerified: pack.verified, title: pack.title, ...pack.content } : null;
};

const NO_CLOCKS: TransferClocks = { issueBy: null, presentBy: null, checkOn: null };

/** Due days of a slip, by the rules of its day. */
export const clocksOfSlip = (slip: { readonly issuedOn: Day; readonly dueSince: Day | null }): TransferClocks => {
  const pack = findPackInForce(shippedPacks(), transferRules, slip.issuedOn);
  return pack ? transferClocks(pack.content, slip, calendarFrom(shippedPacks())) : NO_CLOCKS;
};

/** Slips issued on this day or before that are still not presented are overdue; null where the rules or the calendar do not say. */
export const overdueIssueOn = (today: Day): Day | null => {
  const pack = findPackInForce(shippedPacks(), transferRules, today);
  return pack ? lastOverdueIssue(pack.content.presentWithin.value, today, calendarFrom(shippedPacks())) : null;
};
