import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { electedIn, seatsLeftIn, standingFor } from '../rules/check-ballot.ts';
import { electedPostText } from '../rules/election-title.ts';
import { hasSurplusIn } from '../rules/list-surplus.ts';
import { congressData, congressFields, type ElectionPaperFacts } from './election-facts.ts';
import { dots, numbered, numberText, orDots, partText } from './paper-lines.ts';

const text = (vi: string, en: string) => ({ vi, en });

/** Minutes of counting the votes of one election, ballot by ballot; printed before the count they are filled in by hand. */
export const tallyMinutes: PaperForm = {
  kind: 'meetings.tally-minutes',
  names: { vi: 'Biên bản kiểm phiếu', en: 'Minutes of counting' },
  documentType: 'minutes',
  bodies: ['cell'],
  title: 'BIÊN BẢN',
  subtitle: 'kiểm phiếu bầu {post} tại {occasion}',
  blocks: [
    { paragraph: 'Thời gian bầu: {heldOn}. Địa điểm: {place}.' },
    { lead: 'Số được triệu tập để tính kết quả:', paragraph: '{base}.' },
    { lead: 'Số đảng viên có mặt, có quyền bầu cử:', paragraph: '{voters}.' },
    { lead: 'Số lượng cần bầu:', paragraph: '{seats}. Bầu có số dư: {surplus}.' },
    { lead: 'Danh sách bầu cử:', paragraph: '{standing}.' },
    { lead: 'Rút khỏi danh sách:', paragraph: '{withdrawn}.' },
    {
      each: 'ballots',
      blocks: [
        { paragraph: 'Lần bỏ phiếu thứ {ballot}', style: 'heading' },
        {
          paragraph:
            'Số lượng bầu: {ballotSeats}. Số phiếu phát ra {issued}; thu về {received}; hợp lệ {valid}; không hợp lệ {invalid}. Số phiếu cần để trúng cử: {needed}.',
        },
        {
          rowsOf: 'lines',
          columns: [
            { head: 'TT', share: 1, align: 'center', text: '{number}' },
            { head: 'Họ và tên', share: 5, text: '{name}' },
            { head: 'Số phiếu bầu', share: 2.5, align: 'center', text: '{votes}' },
            { head: 'So với số được triệu tập', share: 3.5, align: 'center', text: '{part}' },
            { head: 'Kết quả', share: 3.5, text: '{result}' },
          ],
        },
      ],
    },
    { lead: 'Trúng cử:', paragraph: '{elected}.' },
    { lead: 'Số còn thiếu so với số lượng cần bầu:', paragraph: '{left}.' },
    { paragraph: 'Căn cứ tính kết quả: {rule}.', style: 'small' },
  ],
  signatures: [
    { post: 'THƯ KÝ', note: '(ký, ghi rõ họ tên)', name: '{tallyClerk}' },
    { post: 'TRƯỞNG BAN KIỂM PHIẾU', note: '(ký, ghi rõ họ tên)', name: '{tallyHead}' },
  ],
  hasRecipients: false,
  fields: {
    post: text('Chức vụ bầu', 'Elected to'),
    ...congressFields,
    seats: text('Số lượng cần bầu', 'Number set'),
    surplus: text('Bầu có số dư', 'With surplus'),
    standing: text('Danh sách bầu cử', 'Candidates'),
    withdrawn: text('Rút khỏi danh sách', 'Withdrew'),
    ballots: {
      kind: 'list',
      ...text('Các lần bỏ phiếu', 'Ballots'),
      of: {
        ballot: text('Lần bỏ phiếu', 'Ballot'),
        ballotSeats: text('Số lượng bầu lần này', 'Seats of this ballot'),
        issued: text('Phát ra', 'Given out'),
        received: text('Thu về', 'Taken in'),
        valid: text('Hợp lệ', 'Valid'),
        invalid: text('Không hợp lệ', 'Not valid'),
        needed: text('Số phiếu cần', 'Votes needed'),
        lines: {
          kind: 'list',
          ...text('Kết quả từng người', 'Result of each'),
          of: {
            number: text('Thứ tự', 'Number'),
            name: text('Họ và tên', 'Name'),
            votes: text('Số phiếu bầu', 'Votes'),
            part: text('So với số được triệu tập', 'Part of those summoned'),
            result: text('Kết quả', 'Result'),
          },
        },
      },
    },
    elected: text('Người trúng cử', 'Elected'),
    left: text('Số còn thiếu', 'Seats left'),
    rule: text('Căn cứ tính kết quả', 'Rule of the result'),
    tallyClerk: text('Thư ký ban kiểm phiếu', 'Clerk of those who count'),
    tallyHead: text('Trưởng ban kiểm phiếu', 'Head of those who count'),
  },
  compareWith: 'của cấp ủy cấp trên',
  isConfined: true,
  isUsedAsPrinted: true,
};

type Election = NonNullable<ElectionPaperFacts['election']>;
type Line = Election['ballots'][number]['lines'][number];

const resultText = ({ isElected, isTied, isEnough }: Line): string => {
  if (isElected) return 'Trúng cử';
  if (isTied) return 'Ngang phiếu';
  return isEnough ? 'Quá nửa, không trúng cử' : 'Không trúng cử';
};

const emptyBallot = (election: Election, names: readonly string[]): PaperData => ({
  ballot: String(election.ballots.length + 1),
  ballotSeats: numberText(election.numberSet),
  ...{ issued: dots, received: dots, valid: dots, invalid: dots, needed: dots },
  lines: numbered(names, (name) => ({ name, votes: '…', part: '…', result: '…' })),
});

const ballotsData = (election: Election, nameOf: (id: string) => string): PaperData[] =>
  election.ballots.map(({ ordinal, seats, issued, received, valid, needed, base, lines }) => ({
    ballot: String(ordinal),
    ballotSeats: numberText(seats),
    issued: numberText(issued),
    received: numberText(received),
    valid: numberText(valid),
    invalid: numberText(received - valid),
    needed: numberText(needed),
    lines: numbered(lines, (line) => ({
      name: nameOf(line.memberId),
      votes: numberText(line.votes),
      part: partText(line.votes, base),
      result: resultText(line),
    })),
  }));

const withdrawnText = ({ candidates }: Election): string => {
  const gone = candidates.filter(({ withdrawnWhy }) => withdrawnWhy !== null);
  return gone.length === 0 ? 'không' : gone.map((one) => `${one.fullName} (${one.withdrawnWhy})`).join('; ');
};

export const tallyMinutesData = (facts: ElectionPaperFacts): PaperData => {
  const { election, rule } = facts;
  if (election === null) throw new Error('minutes of counting are of an election');
  const names = new Map(election.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const nameOf = (id: string): string => names.get(id) ?? dots;
  const standing = election.candidates.filter(({ withdrawnWhy }) => withdrawnWhy === null);
  const isCounted = election.ballots.length > 0;
  const next = standingFor(election).map(nameOf);
  return {
    post: electedPostText(election.post, facts.kind),
    ...congressData(facts),
    seats: numberText(election.numberSet),
    surplus: hasSurplusIn(election) ? 'có' : 'không',
    standing: orDots(standing.map(({ fullName }) => fullName).join(', ')),
    withdrawn: withdrawnText(election),
    ballots: isCounted ? ballotsData(election, nameOf) : [emptyBallot(election, next.length > 0 ? next : [dots])],
    elected: isCounted ? electedIn(election.ballots).map(nameOf).join(', ') || 'không có' : dots,
    left: isCounted ? numberText(seatsLeftIn(election)) : dots,
    rule: orDots(rule),
    tallyClerk: dots,
    tallyHead: dots,
  };
};
