import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { CaseLink } from './meeting-case.tsx';
import { missedText } from './missed-votes.ts';
import { caseOfVote, casesLeft, withCase } from './sheet-case-lines.ts';
import type { DraftVote, Opening } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';
import { waitingIn } from './sheet-verdict.ts';

type Waiting = Opening['cases'][number];

/** What stands in the way of a vote on it, in the words in which the server would refuse it. */
const Obstacles = ({ of }: { of: Waiting }) => {
  const t = useT();
  return of.obstacles.map(({ code, params }) => (
    <span key={code} className="vm-soft">
      {t(`refusal.${code}`, params)}
    </span>
  ));
};

const Offered = ({ of }: { of: Waiting }) => {
  const t = useT();
  const { change, opening } = useScene();
  return (
    <li>
      <div className="meetings-case-words">
        <span>{of.title}</span>
        <span className="vm-soft">
          {t(`meetings.case.since.${of.kind}`, { day: of.since })}
          {of.earlierVotes > 0 && ` · ${missedText(of, t)}`}
        </span>
        <Obstacles of={of} />
        {of.obstacles.length > 0 && (
          <span>
            <CaseLink of={of} />
          </span>
        )}
      </div>
      <Button
        aria-label={`${t('meetings.case.add')}: ${of.title}`}
        onClick={() => change((old) => ({ items: withCase(old.items, of, opening) }))}
      >
        {t('meetings.case.add')}
      </Button>
    </li>
  );
};

/** Cases of members that wait for a vote of the cell: one press puts one on the agenda, with its vote. */
export const SheetCases = () => {
  const t = useT();
  const { draft, ...basis } = useScene();
  const left = casesLeft(draft.items, waitingIn(basis));
  if (left.length === 0) return null;
  return (
    <section className="meetings-cases" aria-labelledby="sheet-cases">
      <h3 id="sheet-cases">{t('meetings.case.waiting', { count: left.length })}</h3>
      <p className="vm-soft">{t('meetings.case.help')}</p>
      <ul>
        {left.map((one) => (
          <Offered key={one.id} of={one} />
        ))}
      </ul>
    </section>
  );
};

type TieProps = { readonly vote: DraftVote; readonly path: string; readonly onUntie: () => void };

/** Which case this vote carries on when the meeting is recorded; or what is wrong with it. */
export const VoteCase = ({ vote, path, onUntie }: TieProps) => {
  const t = useT();
  const { faultAt, ...basis } = useScene();
  if (!vote.case) return null;
  const of = caseOfVote(waitingIn(basis), vote.case);
  const fault = faultAt(`${path}.case`);
  return (
    <div className="meetings-case" data-path={`${path}.case`} tabIndex={-1}>
      <p>
        <strong>{t(`meetings.case.kind.${vote.case.kind}`)}</strong>
        {'. '}
        {t(of ? 'meetings.case.carried' : 'meetings.case.unknown')}
        {of && of.earlierVotes > 0 && ` ${t('meetings.case.earlier-title')} ${missedText(of, t)}.`}
      </p>
      {of && <Obstacles of={of} />}
      {fault && <p className="vm-fault">{fault}</p>}
      <Button onClick={onUntie}>{t('meetings.case.untie')}</Button>
    </div>
  );
};
