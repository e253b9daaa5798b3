/** How the invented members of a cell differ by its sector. Shares are plausible, not statistics. */
export type SectorProfile = {
  readonly menShare: number;
  /** Full years `lo-hi` by weight. */
  readonly ages: Readonly<Record<string, number>>;
  readonly occupations: readonly string[];
  readonly schoolings: Readonly<Record<string, number>>;
  readonly theories: Readonly<Record<string, number>>;
  readonly isAtWork: boolean;
};

const office: SectorProfile = {
  menShare: 0.58,
  ages: { '22-30': 14, '31-40': 34, '41-50': 33, '51-61': 19 },
  occupations: ['Công chức', 'Chuyên viên', 'Cán bộ chuyên trách', 'Viên chức', 'Kế toán', 'Văn thư'],
  schoolings: { 'intermediate-vocational': 6, college: 8, university: 70, master: 15, doctor: 1 },
  theories: { elementary: 18, intermediate: 66, advanced: 16 },
  isAtWork: true,
};

const residential: SectorProfile = {
  menShare: 0.61,
  ages: { '20-30': 5, '31-45': 11, '46-60': 17, '61-69': 29, '70-79': 26, '80-89': 10, '90-97': 2 },
  occupations: ['Hưu trí', 'Nông dân', 'Lao động tự do', 'Nội trợ', 'Kinh doanh nhỏ', 'Sinh viên'],
  schoolings: {
    primary: 6,
    'lower-secondary': 27,
    'upper-secondary': 37,
    'intermediate-vocational': 12,
    college: 5,
    university: 13,
  },
  theories: { elementary: 70, intermediate: 26, advanced: 4 },
  isAtWork: false,
};

const enterprise: SectorProfile = {
  ...office,
  menShare: 0.52,
  ages: { '22-30': 30, '31-40': 40, '41-50': 20, '51-61': 10 },
  occupations: ['Công nhân', 'Kỹ thuật viên', 'Tổ trưởng sản xuất', 'Quản đốc', 'Nhân viên kinh doanh', 'Kế toán'],
  schoolings: { 'upper-secondary': 40, 'intermediate-vocational': 18, college: 14, university: 28 },
  theories: { elementary: 82, intermediate: 17, advanced: 1 },
};

const bySector: Readonly<Record<string, SectorProfile>> = {
  'residential-area': residential,
  agency: office,
  school: { ...office, menShare: 0.19, occupations: ['Giáo viên', 'Giáo viên', 'Giáo viên', 'Nhân viên trường học'] },
  'public-service-unit': {
    ...office,
    menShare: 0.36,
    occupations: ['Viên chức', 'Bác sĩ', 'Y sĩ', 'Điều dưỡng', 'Dược sĩ', 'Nhân viên hành chính'],
  },
  military: { ...office, menShare: 0.94, occupations: ['Sĩ quan', 'Quân nhân chuyên nghiệp'] },
  police: { ...office, menShare: 0.86, occupations: ['Sĩ quan công an'] },
  cooperative: { ...residential, ages: { '28-45': 40, '46-60': 60 }, occupations: ['Xã viên', 'Nông dân', 'Kế toán'] },
  'state-enterprise': enterprise,
  'private-enterprise': enterprise,
  'private-service-unit': { ...enterprise, menShare: 0.2, occupations: ['Giáo viên', 'Nhân viên'] },
};

/** The profile of a sector; one that no list here knows counts as an office. */
export const profileOf = (sector: string | null): SectorProfile => bySector[sector ?? ''] ?? office;
