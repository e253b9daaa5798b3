import type { ContractName } from '../platform/action/contract.ts';

/** A role that an office can carry. `seesPersonalData` roles must sign in with a second factor. */
export type Role = { readonly vi: string; readonly en: string; readonly seesPersonalData: boolean };

export const roles = {
  administrator: { vi: 'Quản trị hệ thống', en: 'System administrator', seesPersonalData: true },
  'organisation-officer': { vi: 'Cán bộ tổ chức', en: 'Organisation officer', seesPersonalData: true },
  'committee-office': { vi: 'Văn phòng cấp ủy', en: 'Committee office', seesPersonalData: true },
  'committee-head': { vi: 'Lãnh đạo cấp ủy', en: 'Head of the committee', seesPersonalData: true },
  'cell-secretary': { vi: 'Bí thư chi bộ', en: 'Cell secretary', seesPersonalData: true },
  'inspection-officer': { vi: 'Cán bộ kiểm tra', en: 'Inspection officer', seesPersonalData: true },
  reader: { vi: 'Người xem số liệu', en: 'Reader of figures', seesPersonalData: false },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;

const everyone: readonly RoleName[] = Object.keys(roles) as RoleName[];
const readers: readonly RoleName[] = everyone;
const organisers: readonly RoleName[] = ['organisation-officer'];
const administrators: readonly RoleName[] = ['administrator'];

/**
 * Roles × actions: the one table that says which role may call what. What is not listed, nobody may.
 * Contracts over `self` or `public` need no row. Drawn into docs/generated/permissions.md.
 */
export const permissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'platform.work-items': everyone,
  'platform.search-everywhere': everyone,
  'platform.audit-verify': administrators,
  'platform.export-seal': administrators,
  'platform.failed-jobs': administrators,
  'platform.retry-job': administrators,
  'platform.create-account': administrators,
  'platform.disable-account': administrators,
  'platform.enable-account': administrators,
  'platform.issue-reset-code': administrators,
  'platform.link-open-id': administrators,
  'platform.grant-office': administrators,
  'platform.appoint-helper': administrators,
  'platform.end-office': administrators,
  'platform.accounts': administrators,
  'platform.offices-of-organisation': administrators,
  'platform.offices-of-account': administrators,
  'platform.audit-entries': administrators,
  'platform.audit-entry': administrators,

  'organisations.tree': readers,
  'organisations.node-at': readers,
  'organisations.index-of': readers,
  'organisations.organisation': readers,
  'organisations.children': readers,
  'organisations.list': readers,
  'organisations.search': readers,
  'organisations.comparison': readers,
  'organisations.restated-figures': readers,
  'organisations.map-figures': readers,
  'organisations.own-figures': readers,
  'organisations.vocabulary': readers,
  'organisations.timeline': readers,
  'organisations.events': readers,
  'organisations.event': readers,
  'organisations.follow-up-duties': readers,
  'organisations.reorganisation-preview': organisers,
  'organisations.establish': organisers,
  'organisations.rename': organisers,
  'organisations.change-type': organisers,
  'organisations.move': organisers,
  'organisations.hand-over': organisers,
  'organisations.merge-into': organisers,
  'organisations.consolidate': organisers,
  'organisations.split': organisers,
  'organisations.wind-up': organisers,
  'organisations.disband': organisers,
  'organisations.reorganise': organisers,
  'organisations.apply-event': organisers,
  'organisations.withdraw-event': organisers,
  'organisations.reverse-event': organisers,
  'organisations.complete-duty': organisers,
  'organisations.reopen-duty': organisers,
  'organisations.correct-organisation': organisers,
  'organisations.restrict': organisers,
};

export const roleGroups = { everyone, readers, organisers, administrators };
