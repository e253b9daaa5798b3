/** The sheet in the order of the evening. */
export const steps = ['roll', 'agenda', 'votes', 'tasks', 'closing', 'score', 'review'] as const;
export type Step = (typeof steps)[number];

const stepByPart: Readonly<Record<string, Step>> = {
  items: 'agenda',
  isAgendaApproved: 'agenda',
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
