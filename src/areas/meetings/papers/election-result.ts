import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { electedIn, seatsLeftIn } from '../rules/check-ballot.ts';
import { electedPostText } from '../rules/election-title.ts';
import { congressData, congressFields, type ElectionPaperFacts } from './election-facts.ts';
import { signedForBody } from './meeting-places.ts';
import { capital, dots, numbered, numberText, orDots, partText } from './paper-lines.ts';

const text = (vi: string, en: string) => ({ vi, en });

/** The result of all elections of a meeting, as it goes to the superior committee. */
export const electionResult: PaperForm = {
  kind: 'meetings.election-result',
  names: { vi: 'Báo cáo kết quả bầu cử', en: 'Report of the elections' },
  documentType: 'report',
  bodies: ['cell', 'cell-committee'],
  title: 'BÁO CÁO',
  subtitle: 'kết quả bầu cử tại {occasion}',
  blocks: [
    { paragraph: 'Thời gian bầu: {heldOn}. Địa điểm: {place}.' },
    { lead: 'Số được triệu tập để tính kết quả:', paragraph: '{base}.' },
    { lead: 'Số đảng viên có mặt, có quyền bầu cử:', paragraph: '{voters}.' },
    {
      each: 'elections',
      blocks: [
        { paragraph: '{heading}', style: 'heading' },
        { paragraph: 'Số lượng cần bầu {seats}; đã bầu {filled}; còn thiếu {left}. Số lần bỏ phiếu: {count}.' },
        {
          rowsOf: 'people',
          columns: [
            { head: 'TT', share: 1, align: 'center', text: '{number}' },
            { head: 'Họ và tên', share: 5, text: '{name}' },
            { head: 'Lần bỏ phiếu', share: 2.2, align: 'center', text: '{ballot}' },
            { head: 'Số phiếu bầu', share: 4, align: 'center', text: '{votes}' },
          ],
        },
      ],
    },
    { paragraph: 'Chi bộ báo cáo và đề nghị {superior} xem xét, chuẩn y kết quả bầu cử theo thẩm quyền.' },
    { paragraph: 'Căn cứ tính kết quả: {rule}.', style: 'small' },
  ],
  signatures: signedForBody,
  hasRecipients: true,
  fields: {
    ...congressFields,
    elections: {
      kind: 'list',
      ...text('Các cuộc bầu', 'Elections'),
      of: {
        heading: text('Tên cuộc bầu', 'Heading'),
        seats: text('Số lượng cần bầu', 'Number set'),
        filled: text('Số đã bầu', 'Elected'),
        left: text('Số còn thiếu', 'Seats left'),
        count: text('Số lần bỏ phiếu', 'Ballots'),
        people: {
          kind: 'list',
          ...text('Người trúng cử', 'Elected'),
          of: {
            number: text('Thứ tự', 'Number'),
            name: text('Họ và tên', 'Name'),
            ballot: text('Lần bỏ phiếu', 'Ballot'),
            votes: text('Số phiếu bầu', 'Votes'),
          },
        },
      },
    },
    superior: text('Cấp ủy cấp trên', 'Superior committee'),
    rule: text('Căn cứ tính kết quả', 'Rule of the result'),
  },
  compareWith: 'của cấp ủy cấp trên',
};

type Election = ElectionPaperFacts['elections'][number];

const peopleOf = ({ candidates, ballots }: Election): PaperData[] => {
  const nameOf = new Map(candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const rows = ballots.flatMap(({ ordinal, base, lines }) =>
    lines
      .filter(({ isElected }) => isElected)
      .map(({ memberId, votes }) => ({
        name: nameOf.get(memberId) ?? dots,
        ballot: String(ordinal),
        votes: partText(votes, base),
      })),
  );
  return numbered(
    rows.length > 0 ? rows : [{ name: 'Không có người trúng cử', ballot: '–', votes: '–' }],
    (row) => row,
  );
};

export const electionResultData = (facts: ElectionPaperFacts): PaperData => ({
  ...congressData(facts),
  elections: facts.elections.map((election) => ({
    heading: `Bầu ${electedPostText(election.post, facts.kind)}`,
    seats: numberText(election.numberSet),
    filled: numberText(electedIn(election.ballots).length),
    left: numberText(seatsLeftIn(election)),
    count: numberText(election.ballots.length),
    people: peopleOf(election),
  })),
  superior: orDots(facts.superior && capital(facts.superior)),
  rule: orDots(facts.rule),
});
