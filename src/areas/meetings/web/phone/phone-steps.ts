/** The sheet in the order of the evening. */
export const steps = ['roll', 'agenda', 'votes', 'ballots', 'tasks', 'closing', 'score', 'review'] as const;
export type Step = (typeof steps)[number];

/** Ballots have a step where there is something to elect; of a sheet that has gone to the server only they are mended. */
export const stepsFor = ({ hasBallots, isSent }: { readonly hasBallots: boolean; readonly isSent: boolean }) =>
  steps.filter((one) => (one === 'ballots' ? hasBallots : !isSent || one === 'review'));

const stepByPart: Readonly<Record<string, Step>> = {
  items: 'agenda',
  isAgendaApproved: 'agenda',
  counts: 'ballots',
  tasks: 'tasks',
  taskReports: 'tasks',
  conclusion: 'closing',
  duesNote: 'closing',
  guests: 'closing',
  remarks: 'closing',
  score: 'score',
  weakPoints: 'score',
};

/** Where a field is filled in. Everything about the head and the roll stands in the first step. */
export const stepOf = (path: string): Step =>
  /^items\.\d+\.votes/.test(path) ? 'votes' : (stepByPart[path.split('.')[0]!] ?? 'roll');
