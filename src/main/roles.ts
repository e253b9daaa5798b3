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

export const everyone: readonly RoleName[] = Object.keys(roles) as RoleName[];
export const organisers: readonly RoleName[] = ['organisation-officer'];
export const administrators: readonly RoleName[] = ['administrator'];
/** Who may see names of persons: every role that signs in with a second factor. */
export const personalReaders: readonly RoleName[] = everyone.filter((role) => roles[role].seesPersonalData);
/** Who works with the records of members: those who keep them, and the secretary of a cell. */
export const memberWorkers: readonly RoleName[] = ['organisation-officer', 'committee-office', 'cell-secretary'];
/** Who collects dues: of the very organisation of the office, which the database asks once more. */
export const collectors: readonly RoleName[] = ['dues-collector'];
/** Who sees who has paid; amounts of single members are given to none of them but the collector. */
export const duesReaders: readonly RoleName[] = [
  'organisation-officer',
  'committee-office',
  'committee-head',
  'cell-secretary',
  'inspection-officer',
  'dues-collector',
];
/** Who sees counts and sums of dues: the same, and readers of figures. */
export const duesCounters: readonly RoleName[] = [...duesReaders, 'reader'];
/** Who keeps the records of committees, regulations and bodies. */
export const recorders: readonly RoleName[] = ['organisation-officer', 'committee-office'];

/** Who reads and prints the registers of members and the list of badges: all who see names but administrators and collectors of dues. */
export const registerReaders: readonly RoleName[] = [...memberWorkers, 'committee-head', 'inspection-officer'];
