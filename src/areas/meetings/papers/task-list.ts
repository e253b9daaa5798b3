import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { occasionData, occasionField, signedForBody, taskData, taskFields, taskTable } from './meeting-places.ts';
import type { PaperFacts } from './paper-facts.ts';
import { dayText } from './paper-lines.ts';
import { placesFrom } from './places-from.ts';

/** Tasks given at the meeting, for those who carry them out; the result is written in when it is reported. */
export const taskList: PaperForm = {
  kind: 'meetings.task-list',
  names: { vi: 'Bảng phân công nhiệm vụ sau sinh hoạt', en: 'Tasks given at a meeting' },
  documentType: null,
  bodies: ['cell', 'cell-committee', 'committee'],
  title: 'BẢNG PHÂN CÔNG NHIỆM VỤ',
  subtitle: 'sau {occasion}',
  blocks: [{ paragraph: 'Nhiệm vụ giao tại cuộc họp {heldOn}:' }, taskTable(true)],
  signatures: signedForBody,
  hasRecipients: false,
  fields: {
    ...occasionField,
    heldOn: { vi: 'Ngày họp', en: 'Day of the meeting' },
    ...placesFrom(taskFields, (name) => name === 'tasks'),
  },
};

export const taskListData = (facts: PaperFacts): PaperData => ({
  ...occasionData(facts),
  heldOn: dayText(facts.on),
  ...taskData(facts),
});
