import type { OutputOf } from '../../../platform/action/contract.ts';
import type { oneSubject } from '../contract.ts';

export type SubjectView = OutputOf<typeof oneSubject>;
