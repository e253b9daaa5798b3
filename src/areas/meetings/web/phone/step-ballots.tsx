/** @jsxImportSource preact */
import { isRefusal } from '../../../../platform/outcome/refusal.ts';
import { lineOfFinding } from '../../../organisations/web/public.tsx';
import { electedIn } from '../../rules/check-ballot.ts';
import type { ElectionVerdict } from '../../rules/check-election.ts';
import { postKey } from '../post-key.ts';
import { replaced, without } from '../sheet-draft.ts';
import { emptyBallot } from './phone-counts.ts';
import { NumberBox, RemoveLine } from './phone-fields.tsx';
import type { CountProps, PhoneScene, SceneCount } from './phone-scene.ts';
import { t } from './phone-words.ts';
import { BallotList } from './step-candidates.tsx';

type BallotProps = CountProps & { readonly at: number };

const countNames = {
  issued: 'meetings.election.issued',
  received: 'meetings.election.received',
  valid: 'meetings.election.valid',
} as const;

const nameIn = ({ count }: SceneCount, memberId: string): string =>
  count.candidates.find((one) => one.memberId === memberId)?.fullName ?? '';

/** Who is elected by this ballot, by the very rule that the server applies. */
const Result = ({ scene, one, verdict }: Omit<CountProps, 'path'> & { verdict: ElectionVerdict }) => {
  const base = scene.verdict.base?.base ?? 0;
  const elected = verdict.ranked.filter(({ isElected }) => isElected);
  return (
    <>
      {elected.map(({ memberId, votes }) => (
        <p key={memberId} class="good">
          {t('meetings.election.line-elected', { name: nameIn(one, memberId), votes, base })}
        </p>
      ))}
      {verdict.needsBallot && (
        <p class="attention">{t('meetings.election.line-tied', { count: verdict.tiedIds.length })}</p>
      )}
      {verdict.seatsLeft > 0 && (
        <p class="attention">{t('meetings.election.line-left', { count: verdict.seatsLeft })}</p>
      )}
      {verdict.findings.map((finding) => {
        const { text, clause } = lineOfFinding(finding, t);
        return (
          <p key={finding.code} class="soft">
            {[text, clause].filter(Boolean).join(' · ')}
          </p>
        );
      })}
    </>
  );
};

const Verdict = ({ scene, one, at }: Omit<BallotProps, 'path'>) => {
  const verdict = one.ballots[at]?.verdict ?? null;
  return (
    <div role="status">
      {verdict === null && <p class="soft">{t('meetings.election.tally-open')}</p>}
      {verdict &&
        (isRefusal(verdict) ? (
          verdict.reasons.map(({ code, params, field }) => (
            <p key={`${code} ${field}`} class="fault">
              {t(`refusal.${code}`, params)}
            </p>
          ))
        ) : (
          <Result scene={scene} one={one} verdict={verdict} />
        ))}
    </div>
  );
};

type Typed = SceneCount['count']['ballots'][number];
type PutBallot = (part: (old: Typed) => Partial<Typed>) => void;
type TallyProps = BallotProps & { readonly put: PutBallot };

const Votes = ({ scene, one, path, at, put }: TallyProps) => {
  const typed = one.count.ballots[at]!;
  return (
    <div class="tally" data-path={`${path}.votes`} tabIndex={-1}>
      {(one.ballots[at]?.standing ?? []).map((memberId, line) => (
        <NumberBox
          key={memberId}
          label={nameIn(one, memberId)}
          value={typed.votes[memberId] ?? null}
          most={100_000}
          onChange={(value) => put((old) => ({ votes: { ...old.votes, [memberId]: value } }))}
          path={`${path}.votes.${line}.votes`}
          fault={typed.votes[memberId] == null ? scene.faultAt(`${path}.votes.${line}.votes`) : undefined}
        />
      ))}
    </div>
  );
};

const Papers = ({ scene, one, path, at, put }: TallyProps) => {
  const typed = one.count.ballots[at]!;
  return (['issued', 'received', 'valid'] as const).map((name) => (
    <NumberBox
      key={name}
      label={t(countNames[name])}
      value={typed[name]}
      most={100_000}
      onChange={(value) => put(() => ({ [name]: value }))}
      path={`${path}.${name}`}
      fault={typed[name] === null ? scene.faultAt(`${path}.${name}`) : undefined}
    />
  ));
};

const Ballot = ({ scene, one, path, at }: BallotProps) => {
  const { count, ballots } = one;
  const number = count.past.length + at + 1;
  const put: PutBallot = (part) =>
    scene.putCount(count, (old) => ({ ballots: replaced(old.ballots, at, part(old.ballots[at]!)) }));
  const tally = { scene, one, at, put, path: `${path}.ballots.${at}` };
  return (
    <fieldset>
      <legend>{t('meetings.election.ballot', { ballot: number })}</legend>
      {number > 1 && (
        <NumberBox
          label={t('meetings.election.seats')}
          value={ballots[at]?.seats ?? null}
          most={500}
          onChange={(seats) => put(() => ({ seats }))}
          path={`${tally.path}.seats`}
        />
      )}
      <Papers {...tally} />
      <Votes {...tally} />
      <Verdict scene={scene} one={one} at={at} />
      <RemoveLine
        label={t('meetings.election.withdraw-ballot', { ballot: number })}
        onRemove={() => scene.putCount(count, (old) => ({ ballots: without(old.ballots, at) }))}
      />
    </fieldset>
  );
};

/** What stands before this phone counts: who was elected so far. */
const Standing = ({ one: { count, isOver, isOvertaken } }: { one: SceneCount }) => {
  const elected = electedIn(count.past);
  const nameOf = new Map(count.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  return (
    <>
      {isOver && <p>{t('meetings.election.state.concluded')}</p>}
      {count.past.length > 0 && (
        <p>
          {t('meetings.election.filled', { elected: elected.length, set: count.numberSet ?? 0 })}
          {elected.length > 0 && `: ${elected.map((id) => nameOf.get(id)).join(', ')}`}
        </p>
      )}
      {isOvertaken && <p class="attention">{t('meetings.phone.counted-elsewhere')}</p>}
    </>
  );
};

const Counting = ({ scene, one, path }: CountProps) => {
  const { count, ballots, seatsLeft, isConcluded, isTouched } = one;
  const isWhole =
    ballots.length === count.ballots.length && ballots.every(({ verdict }) => verdict && !isRefusal(verdict));
  const { turnout } = scene.verdict;
  return (
    <>
      {count.ballots.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a ballot is told by its place
        <Ballot key={at} scene={scene} one={one} path={path} at={at} />
      ))}
      {isWhole && seatsLeft > 0 && count.candidates.length > 0 && (
        <button
          type="button"
          onClick={() =>
            scene.putCount(count, (old) => ({ ballots: [...old.ballots, emptyBallot(turnout?.voters ?? null)] }))
          }
        >
          {t('meetings.election.record')}
        </button>
      )}
      {count.ballots.length > 0 && (
        <label class="tick">
          <input
            type="checkbox"
            checked={isConcluded}
            onChange={(event) => scene.putCount(count, () => ({ isConcluded: event.currentTarget.checked }))}
          />
          {t('meetings.election.conclude')}
        </label>
      )}
      {isTouched && count.version === null && (
        <RemoveLine label={t('meetings.election.withdraw')} onRemove={() => scene.putCount(count, null)} />
      )}
    </>
  );
};

/** Elections of the meeting: who stands, the tally of each ballot, who is elected. */
export const StepBallots = ({ scene }: { scene: PhoneScene }) => (
  <>
    <p class="soft">{t('meetings.phone.ballots-help')}</p>
    {scene.counts.map((one, at) => {
      const path = `counts.${at}`;
      return (
        <section key={one.count.electionId} data-path={`${path}.post`} tabIndex={-1}>
          <h2>{t(postKey(one.count.post, scene.draft.kind))}</h2>
          <Standing one={one} />
          {!one.isOver && (
            <>
              <BallotList scene={scene} one={one} path={path} />
              <Counting scene={scene} one={one} path={path} />
            </>
          )}
        </section>
      );
    })}
  </>
);
