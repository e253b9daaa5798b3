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
  'dues-collector': { vi: 'Người thu đảng phí', en: 'Collector of dues', seesPersonalData: true },
  reader: { vi: 'Người xem số liệu', en: 'Reader of figures', seesPersonalData: false },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;

const everyone: readonly RoleName[] = Object.keys(roles) as RoleName[];
const readers: readonly RoleName[] = everyone;
const organisers: readonly RoleName[] = ['organisation-officer'];
const administrators: readonly RoleName[] = ['administrator'];
/** Who may see names of persons: every role that signs in with a second factor. */
const personalReaders: readonly RoleName[] = everyone.filter((role) => roles[role].seesPersonalData);
/** Who works with the records of members: those who keep them, and the secretary of a cell. */
export const memberWorkers: readonly RoleName[] = ['organisation-officer', 'committee-office', 'cell-secretary'];
/** Who keeps the records of committees, regulations and bodies. */
const recorders: readonly RoleName[] = ['organisation-officer', 'committee-office'];

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

  'organisations.upload-organisations': organisers,
  'organisations.import-preview': organisers,
  'organisations.commit-import': organisers,
  'organisations.undo-import': organisers,
  'organisations.cancel-import': organisers,
  'organisations.imports': organisers,
  'organisations.import-template': organisers,
  'organisations.reorganisation-sheet': organisers,
  'organisations.export-organisations': readers,
  'organisations.export-committees': personalReaders,
  'organisations.load-hanoi': organisers,
  'organisations.load-nation': organisers,
  'organisations.load-demonstration-commune': organisers,

  'organisations.chart': personalReaders,
  'organisations.committee': personalReaders,
  'organisations.posts': personalReaders,
  'organisations.person-lookup': personalReaders,
  'organisations.person-posts': personalReaders,
  'organisations.bodies': personalReaders,
  'organisations.body': personalReaders,
  'warnings.flag': personalReaders,
  'organisations.terms': readers,
  'organisations.elections-due': readers,
  'organisations.committee-rules': readers,
  'organisations.eligible-types': readers,
  'organisations.regulations': readers,
  'organisations.required-documents': readers,
  'organisations.leadership-changes': readers,
  'organisations.reviews-due': readers,
  'warnings.board': readers,
  'warnings.rules': readers,
  'organisations.vacant-posts': organisers,
  'organisations.expired-terms': organisers,
  'organisations.documents-wanting': organisers,
  'organisations.record-person': recorders,
  'organisations.correct-person': recorders,
  'organisations.withdraw-person': recorders,
  'organisations.open-term': recorders,
  'organisations.withdraw-term': recorders,
  'organisations.correct-term': recorders,
  'organisations.close-term': recorders,
  'organisations.reopen-term': recorders,
  'organisations.prolong-term': recorders,
  'organisations.withdraw-prolongation': recorders,
  'organisations.fill-post': recorders,
  'organisations.withdraw-post': recorders,
  'organisations.end-post': recorders,
  'organisations.resume-post': recorders,
  'organisations.assign-follower': recorders,
  'organisations.establish-party-group': recorders,
  'organisations.withdraw-party-group': recorders,
  'organisations.end-party-group': recorders,
  'organisations.resume-party-group': recorders,
  'organisations.record-regulation': recorders,
  'organisations.supersede-regulation': recorders,
  'organisations.withdraw-regulation': recorders,
  'organisations.set-review-date': recorders,
  'organisations.record-leadership-change': recorders,
  'organisations.record-leadership-effect': recorders,
  'organisations.withdraw-leadership-change': recorders,
  'organisations.establish-body': recorders,
  'organisations.withdraw-body': recorders,
  'organisations.rename-body': recorders,
  'organisations.relink-body': recorders,
  'organisations.withdraw-body-version': recorders,
  'organisations.end-body': recorders,
  'organisations.resume-body': recorders,
  'organisations.fill-body-post': recorders,
  'organisations.withdraw-body-post': recorders,
  'organisations.end-body-post': recorders,
  'organisations.resume-body-post': recorders,
  'organisations.edit-required-documents': organisers,
  'warnings.rebuild': administrators,

  // members: records

  // members: life-cycle

  // members: transfers

  // members: dues

  // members: registers

  // members: hygiene

  // members: import
  'platform.begin-upload': recorders,
  'platform.append-upload': recorders,
  'platform.finish-upload': recorders,
  'platform.drop-upload': recorders,
  'platform.upload': recorders,
};
