import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { duesLedger, duesSettings } from '../contract.ts';

export type OrganisationId = InputOf<typeof duesLedger>['organisationId'];
export type Ledger = OutputOf<typeof duesLedger>;
export type LedgerLine = Ledger['lines'][number];

/** Shares and rounding as they hold in a month. */
export type Split = OutputOf<typeof duesSettings>['split'];

/** What every part of the page of a ledger needs to know. */
export type DuesScene = { readonly organisationId: OrganisationId; readonly month: Day; readonly ledger: Ledger };

/** Whether the person may write here: the collector of this very cell, while the month is open. */
export const mayWrite = ({ ledger }: DuesScene): boolean => ledger.isCollector && ledger.month?.state === 'open';
