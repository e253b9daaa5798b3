import { day } from '../src/platform/calendar/day.ts';

/** A fictional resolution of one year, for `tasks.record-programme`. */
export const fictionalProgramme = {
  kind: 'resolution' as const,
  number: '05-NQ/ĐU',
  issuer: 'Đảng ủy xã Đồng Mẫu',
  adoptedOn: day('2026-01-15'),
  title: 'Nghị quyết về bảo vệ môi trường nông thôn (hư cấu)',
  from: day('2026-01-01'),
  lastDay: day('2026-12-31'),
};
