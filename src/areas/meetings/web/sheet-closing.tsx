import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { conclusionVoteOf, withConclusionAdopted } from './sheet-conclusion.ts';
import { useScene } from './sheet-scene.ts';

const AdoptVote = () => {
  const t = useT();
  const { draft, change, verdict } = useScene();
  const voters = verdict.turnout?.voters ?? null;
  const matter = t('meetings.closing.matter');
  const existing = conclusionVoteOf(draft.items);
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
  const vote = (): void => change((old) => ({ items: withConclusionAdopted(old.items, { matter, voters }) }));
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
