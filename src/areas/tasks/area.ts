import type { Area } from '../../platform/action/area.ts';
import { assignTasks, withdrawTasks } from './actions/assign-tasks.ts';
import { correctTask } from './actions/correct-task.ts';
import { changeAllotment, handOutTarget, takeBackAllotments } from './actions/hand-out-target.ts';
import { exportReview, printReview } from './actions/print-review.ts';
import {
  addTarget,
  correctProgramme,
  recordProgramme,
  removeTarget,
  withdrawProgramme,
} from './actions/record-programme.ts';
import { recordProgress, withdrawProgress } from './actions/record-progress.ts';
import { recordReview, withdrawReview } from './actions/record-review.ts';
import * as steps from './actions/step-actions.ts';
import { announceTargets, carryProgress, withdrawTarget } from './jobs/carry-programmes.ts';
import { announceTask, carryTask } from './jobs/carry-tasks.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import { oneTask } from './questions/one-task.ts';
import { possibleLeads } from './questions/possible-leads.ts';
import { programmeQuestions } from './questions/programme-questions.ts';
import { receivedQuestions } from './questions/received-questions.ts';
import { searchTasks } from './questions/search-tasks.ts';
import { counts } from './questions/task-counts.ts';
import { taskList } from './questions/task-list.ts';
import { taskWorkItems } from './questions/task-work-items.ts';
import { openTasks, ownTasks, tasksOfMember, tasksOfSource } from './questions/tasks-by.ts';
import { taskConstraints } from './rules/task-constraints.ts';

/** Tasks: one kind for the whole product, and the programmes of superiors that they carry out. */
export const area: Area = {
  name: 'tasks',
  actions: [
    assignTasks,
    withdrawTasks,
    correctTask,
    ...Object.values(steps),
    recordProgramme,
    correctProgramme,
    withdrawProgramme,
    addTarget,
    removeTarget,
    handOutTarget,
    takeBackAllotments,
    changeAllotment,
    recordProgress,
    withdrawProgress,
    recordReview,
    withdrawReview,
    exportReview,
    printReview,
  ],
  questions: [
    taskList,
    oneTask,
    tasksOfSource,
    openTasks,
    tasksOfMember,
    ownTasks,
    counts,
    possibleLeads,
    ...programmeQuestions,
    ...receivedQuestions,
  ],
  messages: { vi, en },
  listeners: {
    'tasks.task-assigned': [announceTask],
    'tasks.task-moved': [carryTask],
    'tasks.task-corrected': [carryTask],
    'tasks.target-handed-out': [announceTargets],
    'tasks.programme-changed': [announceTargets],
    'tasks.allotment-taken-back': [withdrawTarget],
    'tasks.progress-reported': [carryProgress],
  },
  constraints: taskConstraints,
  workItems: taskWorkItems,
  searchSource: searchTasks,
};
