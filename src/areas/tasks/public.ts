export { hearTask } from './actions/hear-task.ts';
export { type FictionalTaskLine, insertFictionalTasks } from './actions/insert-fictional-tasks.ts';
export { assignTasks, type TaskSource, type TasksToAssign } from './actions/insert-tasks.ts';
export { type StepAsk, type Stepped, takeStep, takeStepBack } from './actions/take-step.ts';
export { withdrawTasksOf } from './actions/withdraw-tasks-of.ts';
export type { DoneShare } from './questions/done-share.ts';
export { shareDoneOf } from './questions/share-done-of.ts';
export { openTasksOf, shareDone, tasksOfSources } from './questions/tasks-by.ts';
export type { Heard } from './rules/heard-step.ts';
