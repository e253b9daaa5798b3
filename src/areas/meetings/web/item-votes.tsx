import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { Button } from '../../../web/kit/button.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { leastOf } from '../rules/share-reached.ts';
import { votingBodyOf } from '../rules/voting-circle.ts';
import { useNames } from './meeting-words.ts';
import { RemoveButton } from './remove-button.tsx';
import { VoteCase } from './sheet-cases.tsx';
import { decisionReadyFor } from './sheet-conclusion.ts';
import { type DraftVote, emptyVote, type Opening, replaced, type SheetDraft, without } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';
import { packsOf } from './sheet-verdict.ts';

type Place = { readonly at: number; readonly place: number };

const usePutVote = ({ at, place }: Place) => {
  const { change } = useScene();
  return (part: Partial<DraftVote>): void =>
    change((old) => ({ items: replaced(old.items, at, { votes: replaced(old.items[at]!.votes, place, part) }) }));
};

/** The base with what is deducted from it, and how many votes the decision needs. */
const BaseLine = ({ vote }: { vote: DraftVote }) => {
  const t = useT();
  const { draft, verdict, opening } = useScene();
  const { base } = verdict;
  const decision = packsOf(opening).votes?.content.decisions.find(
    ({ code, body }) => code === vote.decision && body === votingBodyOf(draft.kind),
  );
  const share = base?.thresholds.find(({ code }) => code === decision?.threshold);
  // An unknown circle is said by the result of the vote.
  if (base === null)
    return verdict.votes.get(vote.id)?.verdict ? null : <p className="vm-soft">{t('meetings.vote.no-base')}</p>;
  const deducted = base.deductions.filter(({ count }) => count > 0);
  return (
    <p className="vm-soft">
      {t(`meetings.vote.base.${votingBodyOf(draft.kind)}`, { base: base.base, official: base.official })}
      {deducted.map(({ ground, count }) => ` − ${count} ${t(`meetings.deduction.${ground}`)}`).join('')}
      {share &&
        `. ${t('meetings.vote.needed', {
          needed: leastOf(share, base.base),
          share: `${share.isMoreThan ? '>' : '≥'} ${share.numerator}/${share.denominator}`,
        })}`}
      {decision && ` (${decision.clause === 'practice' ? t('meetings.practice') : decision.clause})`}
    </p>
  );
};

const Result = ({ vote }: { vote: DraftVote }) => {
  const t = useT();
  const { verdict } = useScene();
  const judged = verdict.votes.get(vote.id)?.verdict ?? null;
  if (judged === null) return null;
  if (isRefusal(judged))
    return (
      <div role="status">
        {judged.reasons.map(({ code, params }) => (
          <p key={code} className="vm-fault">
            {t(`refusal.${code}`, params)}
          </p>
        ))}
      </div>
    );
  return (
    <p role="status">
      <Status level={judged.isEnough ? 'good' : 'attention'}>
        {t(judged.isEnough ? 'meetings.vote.enough' : 'meetings.vote.not-enough')}
      </Status>{' '}
      {t(judged.sentence.code, judged.sentence.params)}
    </p>
  );
};

const Tally = ({ at, place }: Place) => {
  const t = useT();
  const put = usePutVote({ at, place });
  const { draft, verdict, faultAt } = useScene();
  const vote = draft.items[at]!.votes[place]!;
  const path = `items.${at}.votes.${place}`;
  const voters = verdict.turnout?.voters ?? null;
  const box = (name: 'forVotes' | 'againstVotes' | 'blankVotes') => (
    <NumberInput
      label={t(`meetings.vote.${name}`)}
      min={0}
      allowDecimal={false}
      hideControls
      value={vote[name] ?? ''}
      onChange={(count) => put({ [name]: count === '' ? null : Number(count) })}
      error={faultAt(`${path}.${name}`)}
      data-path={`${path}.${name}`}
    />
  );
  return (
    <>
      <div className="meetings-tally">
        {box('forVotes')}
        {box('againstVotes')}
        {box('blankVotes')}
      </div>
      {voters !== null && (
        <div>
          <Button onClick={() => put({ forVotes: voters, againstVotes: 0, blankVotes: 0 })}>
            {t('meetings.vote.all-for', { count: voters })}
          </Button>
        </div>
      )}
    </>
  );
};

/** What the body that meets decides; a vote about a case takes the decision of that case and no other. */
const decisionsFor = (vote: DraftVote, { kind }: SheetDraft, opening: Opening) =>
  (packsOf(opening).votes?.content.decisions ?? []).filter(
    ({ body, code }) => body === votingBodyOf(kind) && (!vote.case || code === vote.case.kind),
  );

const Choices = ({ at, place }: Place) => {
  const t = useT();
  const nameOf = useNames();
  const put = usePutVote({ at, place });
  const { draft, opening, faultAt } = useScene();
  const vote = draft.items[at]!.votes[place]!;
  const path = `items.${at}.votes.${place}`;
  const decisions = decisionsFor(vote, draft, opening);
  return (
    <>
      <TextInput
        label={t('meetings.vote.matter')}
        required
        value={vote.matter}
        onChange={(event) => put({ matter: event.currentTarget.value })}
        error={faultAt(`${path}.matter`)}
        data-path={`${path}.matter`}
      />
      <Select
        label={t('meetings.vote.decision')}
        required
        allowDeselect={false}
        data={decisions.map(({ code, names }) => ({ value: code, label: nameOf(names) }))}
        value={vote.decision || null}
        onChange={(decision) => decision && put({ decision, threshold: null })}
        error={faultAt(`${path}.decision`) ?? faultAt(`${path}.threshold`)}
        data-path={`${path}.decision`}
      />
      <Select
        label={t('meetings.vote.method')}
        allowDeselect={false}
        data={(['open', 'secret'] as const).map((code) => ({ value: code, label: t(`meetings.method.${code}`) }))}
        value={vote.method}
        onChange={(method) => put({ method: (method ?? 'open') as DraftVote['method'] })}
        error={faultAt(`${path}.method`)}
        data-path={`${path}.method`}
      />
    </>
  );
};

const VoteLine = ({ at, place }: Place) => {
  const t = useT();
  const { draft, change } = useScene();
  const put = usePutVote({ at, place });
  const vote = draft.items[at]!.votes[place]!;
  return (
    <fieldset className="meetings-line">
      <legend>{t('meetings.vote.one', { number: place + 1 })}</legend>
      <VoteCase vote={vote} path={`items.${at}.votes.${place}`} onUntie={() => put({ case: null })} />
      <Choices at={at} place={place} />
      <BaseLine vote={vote} />
      <Tally at={at} place={place} />
      <Result vote={vote} />
      <RemoveButton
        what={vote.matter}
        onClick={() =>
          change((old) => ({ items: replaced(old.items, at, { votes: without(old.items[at]!.votes, place) }) }))
        }
      />
    </fieldset>
  );
};

/** Votes on this item: what is decided, how it was voted, and what it needs. */
export const ItemVotes = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change } = useScene();
  const { votes } = draft.items[at]!;
  const add = (): void =>
    change((old) => {
      const item = old.items[at]!;
      return {
        items: replaced(old.items, at, { votes: [...item.votes, emptyVote(item.title, decisionReadyFor(item))] }),
      };
    });
  return (
    <div className="vm-stack">
      {votes.map(({ id }, place) => (
        <VoteLine key={id} at={at} place={place} />
      ))}
      <div>
        <Button onClick={add}>{t('meetings.vote.add')}</Button>
      </div>
    </div>
  );
};
