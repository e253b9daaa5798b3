import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { emptyItem, emptyVote, replaced } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

/** The item under which the conclusion is voted on: that of the template, else one of its own. */
const CONCLUSION = 'conclusion';

const AdoptVote = () => {
  const t = useT();
  const { draft, change, verdict } = useScene();
  const voters = verdict.turnout?.voters ?? null;
  const matter = t('meetings.closing.matter');
  const existing = draft.items.flatMap(({ votes }) => votes).find((vote) => vote.decision === 'resolution');
  const judged = existing && verdict.votes.get(existing.id)?.verdict;
  if (existing && judged && !isRefusal(judged))
    return (
      <p role="status">
        <Status level={judged.isEnough ? 'good' : 'attention'}>
          {t(judged.isEnough ? 'meetings.vote.enough' : 'meetings.vote.not-enough')}
        </Status>{' '}
        {t(judged.sentence.code, judged.sentence.params)}
      </p>
    );
  if (existing || voters === null) return null;
  const vote = (): void =>
    change((old) => {
      const line = { ...emptyVote(matter, 'resolution'), forVotes: voters, againstVotes: 0 };
      const at = old.items.findIndex(({ sourceCode }) => sourceCode === CONCLUSION);
      if (at < 0) return { items: [...old.items, emptyItem({ title: matter, votes: [line] })] };
      return { items: replaced(old.items, at, { votes: [...old.items[at]!.votes, line] }) };
    });
  return (
    <div className="vm-row">
      <Button onClick={vote}>{t('meetings.closing.all-for', { count: voters })}</Button>
      <span className="vm-soft">{t('meetings.closing.vote-elsewhere')}</span>
    </div>
  );
};

/** Dues, what the chair concluded, and the vote by which it was adopted. */
export const SheetClosing = () => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  return (
    <section className="vm-card" aria-labelledby="sheet-closing">
      <h2 id="sheet-closing">{t('meetings.sheet.closing')}</h2>
      <TextInput
        label={t('meetings.field.dues-note')}
        value={draft.duesNote ?? ''}
        onChange={(event) => change({ duesNote: event.currentTarget.value })}
        error={faultAt('duesNote')}
        data-path="duesNote"
      />
      <Textarea
        label={t('meetings.field.conclusion')}
        description={t('meetings.field.conclusion-help')}
        autosize
        minRows={3}
        value={draft.conclusion ?? ''}
        onChange={(event) => change({ conclusion: event.currentTarget.value })}
        error={faultAt('conclusion')}
        data-path="conclusion"
      />
      <AdoptVote />
    </section>
  );
};
