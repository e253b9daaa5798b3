import type { KeyboardEvent } from 'react';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { NumberInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { Finding } from '../../organisations/contract.ts';
import { lineOfFinding } from '../../organisations/web/public.tsx';
import { type ElectionRecord, type MeetingElections, recordBallot } from '../contract.ts';
import { type BallotFacts, checkBallot, seatsLeftIn, standingFor } from '../rules/check-ballot.ts';
import type { ElectionVerdict } from '../rules/check-election.ts';
import type { CongressPack } from '../rules/congress-rules-shape.ts';

type Count = number | string;
type Values = {
  seats: Count;
  issued: Count;
  received: Count;
  valid: Count;
  votes: { memberId: string; votes: Count }[];
};

const numberOf = (count: Count): number | null => (count === '' ? null : Number(count));

/** Nothing is judged before everything is typed: an empty place is no zero. */
const isWhole = ({ votes, ...rest }: Values): boolean =>
  [...Object.values(rest), ...votes.map((line) => line.votes)].every((count) => numberOf(count as Count) !== null);

const tallyOf = ({ seats, issued, received, valid, votes }: Values) => ({
  seats: numberOf(seats),
  issued: numberOf(issued),
  received: numberOf(received),
  valid: numberOf(valid),
  votes: votes.map((line) => ({ memberId: line.memberId, votes: numberOf(line.votes) })),
});

type Props = { readonly world: MeetingElections; readonly election: ElectionRecord };

/** What ballots of the meeting are judged against, as the server told it. */
export const ballotFactsOf = (world: MeetingElections): BallotFacts => ({
  meetingState: world.state,
  base: world.base?.base ?? null,
  voters: world.voters,
  eligibleIds: new Set(world.eligible.map(({ memberId }) => memberId)),
  pack: world.pack as CongressPack | null,
});

const judge = ({ world, election }: Props, values: Values) =>
  isWhole(values) ? checkBallot(election, tallyOf(values) as never, ballotFactsOf(world)) : null;

/** A rule that nobody compared with its text lacks nothing in the tally: it is not known, not missing. */
const lineOf = (finding: Finding, t: Translate): VerdictLine => {
  const line = lineOfFinding(finding, t);
  return finding.code === 'meetings.election-rule-unverified' ? { ...line, state: 'unknown' } : line;
};

const linesFor = (
  verdict: ReturnType<typeof judge>,
  { election, world }: Props,
  t: Translate,
): readonly VerdictLine[] => {
  if (verdict === null) return [{ state: 'unknown', text: t('meetings.election.tally-open') }];
  if (isRefusal(verdict))
    return verdict.reasons.map(({ code, params, field }) => ({
      state: 'missing',
      text: t(`refusal.${code}`, params),
      field,
    }));
  const nameOf = new Map(election.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const base = world.base?.base ?? 0;
  return [
    ...verdict.ranked
      .filter(({ isElected }) => isElected)
      .map(
        ({ memberId, votes }): VerdictLine => ({
          state: 'met',
          text: t('meetings.election.line-elected', { name: nameOf.get(memberId) ?? '', votes, base }),
        }),
      ),
    ...(verdict.needsBallot
      ? [{ state: 'missing' as const, text: t('meetings.election.line-tied', { count: verdict.tiedIds.length }) }]
      : []),
    ...(verdict.seatsLeft > 0
      ? [{ state: 'missing' as const, text: t('meetings.election.line-left', { count: verdict.seatsLeft }) }]
      : []),
    ...verdict.findings.map((finding) => lineOf(finding, t)),
  ];
};

const Standing = ({ verdict, memberId }: { verdict: ElectionVerdict | null; memberId: string }) => {
  const t = useT();
  const found = verdict?.ranked.find((one) => one.memberId === memberId);
  if (!verdict || !found) return null;
  if (found.isElected) return <Status level="good">{t('meetings.election.elected')}</Status>;
  if (verdict.tiedIds.includes(memberId)) return <Status level="attention">{t('meetings.election.tied')}</Status>;
  return <Status level="plain">{t('meetings.election.not-elected')}</Status>;
};

/** Enter goes to the next number as on a counting sheet; on the last one it records. */
const nextOnEnter = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  const inputs = [...event.currentTarget.querySelectorAll('input')];
  const next = inputs[inputs.indexOf(event.target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

const useTallyForm = ({ election, world }: Props) => {
  const initial: Values = {
    seats: seatsLeftIn(election),
    issued: world.voters ?? '',
    received: '',
    valid: '',
    votes: standingFor(election).map((memberId) => ({ memberId, votes: '' as Count })),
  };
  return useContractForm(recordBallot, {
    initial,
    toInput: (values) => ({ electionId: election.id, expectedVersion: election.version, ...tallyOf(values) }),
    doneKey: 'meetings.election.ballot-recorded',
    undoInput: ({ electionId, version }) => ({ electionId, expectedVersion: version }),
  });
};

/** The tally of the next ballot: typed from the counting sheet, judged while one types by the rule the server uses. */
export const TallyForm = (props: Props) => {
  const t = useT();
  const { election } = props;
  const state = useTallyForm(props);
  const { form } = state;
  const verdict = judge(props, form.values);
  const nameOf = new Map(election.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const box = (path: string, label: string) => (
    <NumberInput label={label} min={0} allowDecimal={false} hideControls required {...form.getInputProps(path)} />
  );
  return (
    <ContractForm state={state} submitLabel={t('meetings.election.record')} verdict={linesFor(verdict, props, t)}>
      <h4>{t('meetings.election.ballot', { ballot: election.ballots.length + 1 })}</h4>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the inputs inside. */}
      <div className="vm-stack" onKeyDown={nextOnEnter}>
        <div className="meetings-tally meetings-election-counts">
          {box('seats', t('meetings.election.seats'))}
          {box('issued', t('meetings.election.issued'))}
          {box('received', t('meetings.election.received'))}
          {box('valid', t('meetings.election.valid'))}
        </div>
        <div className="meetings-election-votes">
          {form.values.votes.map(({ memberId }, at) => (
            <div key={memberId}>
              {box(`votes.${at}.votes`, nameOf.get(memberId) ?? '')}
              <Standing verdict={verdict && !isRefusal(verdict) ? verdict : null} memberId={memberId} />
            </div>
          ))}
        </div>
      </div>
    </ContractForm>
  );
};
