/** Constraint-name prefix → reason code, for what only the database can decide. */
export const taskConstraints: Readonly<Record<string, string>> = {
  programme_number: 'tasks.programme-recorded-already',
  target_twice: 'tasks.target-twice',
  allotment_twice: 'tasks.handed-out-already',
  progress_of_day: 'tasks.figure-reported-meanwhile',
  programme_review_once: 'tasks.reviewed-already',
};
