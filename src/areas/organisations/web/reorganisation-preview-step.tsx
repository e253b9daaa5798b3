import { Answer } from '../../../web/kit/answer-states.tsx';
import { DryRun } from '../../../web/kit/dry-run.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { reorganisationPreview, reorganise } from '../contract/reorganisation.ts';
import { useFindingText } from './event-words.ts';
import type { Decided } from './reorganisation-decision-step.tsx';
import { type Draft, type Preview, planOf } from './reorganisation-draft.ts';
import { LinkTable } from './reorganisation-links.tsx';
import { ReorganisationPicture } from './reorganisation-picture.tsx';
import type { Receipt } from './reorganisation-receipt.tsx';

const Listed = ({ title, lines }: { title: string; lines: readonly string[] }) => {
  if (lines.length === 0) return null;
  return (
    <details open={lines.length <= 10}>
      <summary className="vm-link">{title}</summary>
      <ul className="event-warnings">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may read the same
          <li key={index}>{line}</li>
        ))}
      </ul>
    </details>
  );
};

const Counts = ({ preview }: { preview: Preview }) => {
  const t = useT();
  return (
    <Facts
      facts={[
        {
          name: t('organisations.events.counts'),
          value: t('organisations.events.counts-text', {
            before: preview.before.length,
            after: preview.after.length,
          }),
        },
        {
          name: t('organisations.reorganise.established'),
          value: t('organisations.reorganise.count', { count: preview.established }),
        },
        {
          name: t('organisations.reorganise.ended'),
          value: t('organisations.reorganise.count', { count: preview.ended }),
        },
        {
          name: t('organisations.reorganise.moved'),
          value: t('organisations.reorganise.count', { count: preview.moved }),
        },
      ]}
    />
  );
};

type Props = {
  readonly draft: Draft;
  readonly decided: Decided;
  readonly onBack: () => void;
  readonly onDone: (receipt: Receipt) => void;
};

/** What would happen: the picture before and after, every fault, every warning, units without a share; then one commit. */
export const ReorganisationPreviewStep = ({ draft, decided, onBack, onDone }: Props) => {
  const t = useT();
  const textOf = useFindingText();
  const plan = planOf(draft);
  const asked = useQuestion(reorganisationPreview, { decision: decided.decision, plan });
  const commit = useAction(reorganise, {
    doneKey: decided.mode === 'apply' ? 'organisations.reorganise.done' : 'organisations.reorganise.was-prepared',
    onDone,
  });
  return (
    <Answer query={asked} lines={10}>
      {(preview) => {
        const nameById = new Map(preview.before.map(({ id, name }) => [id, name]));
        const faults = preview.faults.map((fault, index) => ({ key: String(index), text: textOf(fault) }));
        return (
          <DryRun
            faults={faults}
            onBack={onBack}
            onCommit={() => commit.mutate({ ...decided, plan })}
            commitLabel={t(`organisations.reorganise.commit-${decided.mode}`)}
            isBusy={commit.isPending}
          >
            <Counts preview={preview} />
            <Listed
              title={t('organisations.reorganise.warnings', { count: preview.warnings.length })}
              lines={preview.warnings.map(textOf)}
            />
            <Listed
              title={t('organisations.reorganise.without-share', { count: preview.withoutShare.length })}
              lines={preview.withoutShare.map((id) => nameById.get(id) ?? '')}
            />
            <ReorganisationPicture preview={preview} />
            <LinkTable preview={preview} plan={plan} />
            {commit.error && <RefusalPanel refusal={commit.error} takesFocus />}
          </DryRun>
        );
      }}
    </Answer>
  );
};
