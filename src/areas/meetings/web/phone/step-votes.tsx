/** @jsxImportSource preact */
import { isRefusal } from '../../../../platform/outcome/refusal.ts';
import { isOfWholeCell } from '../../rules/check-cases.ts';
import { leastOf } from '../../rules/share-reached.ts';
import { votingBodyOf } from '../../rules/voting-circle.ts';
import { conclusionVoteOf, decisionReadyFor, withConclusionAdopted } from '../sheet-conclusion.ts';
import { type DraftVote, emptyVote, replaced, without } from '../sheet-draft.ts';
import { packsOf } from '../sheet-verdict.ts';
import { newCount } from './phone-counts.ts';
import { Chips, Choice, NumberBox, RemoveLine, TextBox } from './phone-fields.tsx';
import type { PhoneScene } from './phone-scene.ts';
import { nameOf, t } from './phone-words.ts';
import { VoteCase, WaitingCases } from './step-cases.tsx';

type Props = { readonly scene: PhoneScene };
type VoteProps = Props & { readonly at: number; readonly place: number };

const decisionsOf = ({ basis, draft }: PhoneScene) =>
  (packsOf(basis.opening).votes?.content.decisions ?? []).filter(({ body }) => body === votingBodyOf(draft.kind));

/** What it needs, and whether it has it: by the very rule that the server applies. */
const Verdict = ({ scene, vote }: Props & { vote: DraftVote }) => {
  const { base, votes } = scene.verdict;
  const judged = votes.get(vote.id)?.verdict ?? null;
  if (base === null && judged === null) return <p class="soft">{t('meetings.vote.no-base')}</p>;
  const decision = decisionsOf(scene).find(({ code }) => code === vote.decision);
  const share = base?.thresholds.find(({ code }) => code === decision?.threshold);
  return (
    <div role="status">
      {base && (
        <p class="soft">
          {t(`meetings.vote.base.${votingBodyOf(scene.draft.kind)}`, { base: base.base, official: base.official })}
          {share && `. ${t('meetings.vote.needed-plain', { needed: leastOf(share, base.base) })}`}
        </p>
      )}
      {judged &&
        (isRefusal(judged) ? (
          judged.reasons.map(({ code, params }) => (
            <p key={code} class="fault">
              {t(`refusal.${code}`, params)}
            </p>
          ))
        ) : (
          <p class={judged.isEnough ? 'good' : 'attention'}>
            {t(judged.isEnough ? 'meetings.vote.enough' : 'meetings.vote.not-enough')}.{' '}
            {t(judged.sentence.code, judged.sentence.params)}
          </p>
        ))}
    </div>
  );
};

type PutVote = (part: Partial<DraftVote>) => void;

const Tally = ({ scene, at, place, put }: VoteProps & { put: PutVote }) => {
  const vote = scene.draft.items[at]!.votes[place]!;
  const path = `items.${at}.votes.${place}`;
  const voters = scene.verdict.turnout?.voters ?? null;
  return (
    <>
      {voters !== null && (
        <button type="button" onClick={() => put({ forVotes: voters, againstVotes: 0, blankVotes: 0 })}>
          {t('meetings.vote.all-for', { count: voters })}
        </button>
      )}
      {(['forVotes', 'againstVotes', 'blankVotes'] as const).map((name) => (
        <NumberBox
          key={name}
          label={t(`meetings.vote.${name}`)}
          value={vote[name]}
          most={100_000}
          onChange={(count) => put({ [name]: count })}
          path={`${path}.${name}`}
          fault={scene.faultAt(`${path}.${name}`)}
        />
      ))}
      <Verdict scene={scene} vote={vote} />
    </>
  );
};

const Decided = ({ scene, at, place, put }: VoteProps & { put: PutVote }) => {
  const vote = scene.draft.items[at]!.votes[place]!;
  const path = `items.${at}.votes.${place}`;
  const { faultAt } = scene;
  return (
    <>
      <TextBox
        label={t('meetings.vote.matter')}
        value={vote.matter}
        onChange={(matter) => put({ matter })}
        path={`${path}.matter`}
        fault={faultAt(`${path}.matter`)}
      />
      <Choice
        label={t('meetings.vote.decision')}
        options={decisionsOf(scene)
          .filter(({ code }) => !vote.case || code === vote.case.kind)
          .map(({ code, names }) => ({ value: code, label: nameOf(names) }))}
        value={vote.decision || null}
        onChange={(decision) => decision && put({ decision, threshold: null })}
        path={`${path}.decision`}
        fault={faultAt(`${path}.decision`) ?? faultAt(`${path}.threshold`)}
      />
      <Chips
        label={t('meetings.vote.method')}
        choices={['open', 'secret'] as const}
        chosen={vote.method}
        wordOf={(method) => t(`meetings.method.${method}`)}
        onChoose={(method) => put({ method })}
      />
    </>
  );
};

const Vote = (props: VoteProps) => {
  const { at, place } = props;
  const { draft, change } = props.scene;
  const putVotes = (next: (votes: readonly DraftVote[]) => readonly DraftVote[]): void =>
    change((old) => ({ items: replaced(old.items, at, { votes: next(old.items[at]!.votes) }) }));
  const put: PutVote = (part) => putVotes((votes) => replaced(votes, place, part));
  return (
    <fieldset>
      <legend>{draft.items[at]!.title}</legend>
      <VoteCase
        scene={props.scene}
        vote={draft.items[at]!.votes[place]!}
        path={`items.${at}.votes.${place}`}
        onUntie={() => put({ case: null })}
      />
      <Decided {...props} put={put} />
      <Tally {...props} put={put} />
      <RemoveLine onRemove={() => putVotes((votes) => without(votes, place))} />
    </fieldset>
  );
};

/** Adopting the conclusion, which nearly every meeting votes on: one tap where all agree. */
const Adopt = ({ scene }: Props) => {
  const { draft, change, verdict } = scene;
  const voters = verdict.turnout?.voters ?? null;
  if (conclusionVoteOf(draft.items) || voters === null) return null;
  const matter = t('meetings.closing.matter');
  const adopt = (): void => change((old) => ({ items: withConclusionAdopted(old.items, { matter, voters }) }));
  return (
    <button type="button" onClick={adopt}>
      {t('meetings.closing.all-for', { count: voters })}
    </button>
  );
};

/** All votes of the meeting, whatever item they belong to. */
export const StepVotes = ({ scene }: Props) => {
  const { draft, change } = scene;
  const lines = draft.items.flatMap(({ votes }, at) => votes.map(({ id }, place) => ({ id, at, place })));
  const add = (id: string | null): void =>
    change((old) => {
      const at = old.items.findIndex((item) => item.id === id);
      const item = old.items[at];
      return item
        ? { items: replaced(old.items, at, { votes: [...item.votes, emptyVote(item.title, decisionReadyFor(item))] }) }
        : {};
    });
  return (
    <section>
      <h2>{t('meetings.phone.step.votes')}</h2>
      <WaitingCases scene={scene} />
      <Adopt scene={scene} />
      {lines.map(({ id, at, place }) => (
        <Vote key={id} scene={scene} at={at} place={place} />
      ))}
      <Choice
        label={t('meetings.phone.vote-on')}
        options={draft.items.map(({ id, title }) => ({ value: id, label: title || t('meetings.agenda.untitled') }))}
        value={null}
        onChange={add}
        mayBeEmpty
      />
      {isOfWholeCell(draft.kind) && (
        <button type="button" class="quiet" onClick={() => scene.putCount(newCount(), () => ({}))}>
          {t('meetings.election.open')}
        </button>
      )}
    </section>
  );
};
