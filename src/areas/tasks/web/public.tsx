/** Task lists and the editor of task lines, for pages of areas above. They need the sentences of this area: `ensureMessages('tasks')`. */
export type { LeadChoice } from './lead-field.tsx';
export { SourceTasks, TaskTable } from './source-tasks.tsx';
export { emptyLine, lineInputOf, TaskLineEditor, type TypedLine } from './task-line-editor.tsx';
export { TaskStanding } from './task-words.tsx';
