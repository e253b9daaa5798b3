import type { ContractName } from '../platform/action/contract.ts';
import { everyone, type RoleName, recorders } from './roles.ts';

/** Who sees tasks and programmes with names. */
const readers: readonly RoleName[] = [...recorders, 'committee-head', 'cell-secretary', 'inspection-officer'];
/** Who assigns tasks, reports on them and closes them: those who lead and keep the work of an organisation. */
const workers: readonly RoleName[] = [...recorders, 'committee-head', 'cell-secretary'];
/** Who keeps the programmes of a committee and hands their targets out. */
const keepers: readonly RoleName[] = [...recorders, 'committee-head'];

/** Roles × actions of tasks; part of the one table in permissions.ts. */
export const taskPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'tasks.list': readers,
  'tasks.task': readers,
  'tasks.tasks-of-source': readers,
  'tasks.open-tasks': readers,
  'tasks.tasks-of-member': readers,
  'tasks.counts': everyone,
  'tasks.possible-leads': workers,
  'tasks.assign-tasks': workers,
  'tasks.withdraw-tasks': workers,
  'tasks.accept-task': workers,
  'tasks.note-progress': workers,
  'tasks.report-task': workers,
  'tasks.confirm-task': workers,
  'tasks.return-task': workers,
  'tasks.cancel-task': workers,
  'tasks.reopen-task': workers,
  'tasks.postpone-task': workers,
  'tasks.take-back-step': workers,
  'tasks.correct-task': workers,

  'tasks.programmes': readers,
  'tasks.programme': readers,
  'tasks.units-to-hand-out': keepers,
  'tasks.record-programme': keepers,
  'tasks.correct-programme': keepers,
  'tasks.withdraw-programme': keepers,
  'tasks.add-target': keepers,
  'tasks.remove-target': keepers,
  'tasks.hand-out-target': keepers,
  'tasks.take-back-allotments': keepers,
  'tasks.change-allotment': keepers,
  'tasks.record-review': keepers,
  'tasks.withdraw-review': keepers,
  'tasks.export-review': readers,
  'tasks.print-review': readers,
  'tasks.received-targets': readers,
  'tasks.received-target': readers,
  'tasks.record-progress': workers,
  'tasks.withdraw-progress': workers,
};
