import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import {
  clerkAndChair,
  clerkAndChairData,
  clerkAndChairFields,
  occasionData,
  occasionField,
  whenData,
  whenFields,
} from './meeting-places.ts';
import type { PaperFacts, PaperPerson } from './paper-facts.ts';
import { dots, memberWord, numbered, orDots } from './paper-lines.ts';
import { sentence } from './paper-words.ts';
import { placesFrom } from './places-from.ts';
import { turnoutLines } from './turnout-lines.ts';

const number = { vi: 'Thứ tự', en: 'Number' };
const name = { vi: 'Họ và tên', en: 'Name' };

/** Who came, with a place to sign. It lies on the table at the meeting, so it is no draft before it is issued. */
export const attendanceSheet: PaperForm = {
  kind: 'meetings.attendance-sheet',
  names: { vi: 'Danh sách điểm danh', en: 'Attendance sheet' },
  documentType: null,
  bodies: ['cell', 'cell-committee', 'committee'],
  title: 'DANH SÁCH ĐIỂM DANH',
  subtitle: '{occasion}',
  blocks: [
    { paragraph: 'Thời gian: {startedAt}, {heldOn}. Địa điểm: {place}.' },
    {
      rowsOf: 'people',
      rowHeight: 8,
      columns: [
        { head: 'TT', share: 1, align: 'center', text: '{number}' },
        { head: 'Họ và tên', share: 5, text: '{name}' },
        { head: 'Chức vụ, tư cách', share: 3.5, text: '{standing}' },
        { head: 'Điểm danh', share: 3, text: '{status}' },
        { head: 'Lý do vắng', share: 3, text: '{why}' },
        { head: 'Ký tên', share: 3, text: '' },
      ],
    },
    {
      when: 'hasGuests',
      blocks: [
        { paragraph: 'Khách mời, đại biểu cấp trên', style: 'subheading' },
        {
          rowsOf: 'guests',
          rowHeight: 8,
          columns: [
            { head: 'TT', share: 1, align: 'center', text: '{number}' },
            { head: 'Họ và tên', share: 5, text: '{name}' },
            { head: 'Chức vụ, đơn vị', share: 6, text: '{post}' },
            { head: 'Ký tên', share: 3, text: '' },
          ],
        },
      ],
    },
    { paragraph: 'Tổng số {total}; có mặt {present}.' },
  ],
  signatures: clerkAndChair,
  hasRecipients: false,
  fields: {
    ...occasionField,
    ...placesFrom(whenFields, (one) => one !== 'endedAt'),
    people: {
      kind: 'list',
      vi: 'Đảng viên, cấp ủy viên',
      en: 'Members',
      of: {
        number,
        name,
        standing: { vi: 'Chức vụ, tư cách', en: 'Post or standing' },
        status: { vi: 'Điểm danh', en: 'Attendance' },
        why: { vi: 'Lý do vắng', en: 'Reason of absence' },
      },
    },
    hasGuests: { kind: 'flag', vi: 'Có khách mời', en: 'There are guests' },
    guests: {
      kind: 'list',
      vi: 'Khách mời',
      en: 'Guests',
      of: { number, name, post: { vi: 'Chức vụ, đơn vị', en: 'Post' } },
    },
    total: { vi: 'Tổng số', en: 'Members in all' },
    present: { vi: 'Có mặt', en: 'Present' },
    ...clerkAndChairFields,
  },
  isUsedAsPrinted: true,
};

const standingOf = ({ post, isOfficial }: PaperPerson): string =>
  post ?? (isOfficial ? 'Đảng viên' : 'Đảng viên dự bị');

const statusText = ({ status }: PaperPerson): string =>
  status === null ? '…' : sentence('vi', `meetings.status.${status}`);

export const attendanceData = (facts: PaperFacts): PaperData => {
  const { total, present } = turnoutLines(facts);
  const { people, guests } = facts;
  const listed = numbered(people, (one) => ({
    name: one.name,
    standing: standingOf(one),
    status: statusText(one),
    why: one.reason ?? (one.status === null ? '…' : '–'),
  }));
  return {
    ...occasionData(facts),
    ...whenData(facts),
    people:
      listed.length > 0 ? listed : [{ number: '1', name: dots, standing: memberWord(facts), status: '…', why: '…' }],
    hasGuests: guests.length > 0,
    guests: numbered(guests, (one) => ({ name: one.name, post: orDots(one.post) })),
    total,
    present,
    ...clerkAndChairData(facts),
  };
};
