import { useState } from 'react';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { leadershipChanges } from '../contract.ts';
import type { OrganisationScene } from './organisation-scene.ts';
import { LeadershipChangeDialog, LeadershipEffectDialog } from './regulation-leadership-dialogs.tsx';
import type { Change } from './regulation-shapes.ts';

const ChangeText = ({ change, onEffect }: { change: Change; onEffect: (() => void) | null }) => {
  const t = useT();
  return (
    <>
      <p>
        {change.effect
          ? t('organisations.leadership.effect-seen', { on: change.effect.seenOn, text: change.effect.text })
          : t('organisations.leadership.no-effect')}
      </p>
      {change.evidence && <p>{t('organisations.leadership.evidence-is', { text: change.evidence })}</p>}
      {onEffect && <Button onClick={onEffect}>{t('organisations.leadership.record-effect')}</Button>}
    </>
  );
};

/** What the committee changed in its way of leading, and what came of it. */
export const LeadershipChanges = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const [isNew, setNew] = useState(false);
  const [effectOf, setEffectOf] = useState<Change | null>(null);
  const changes = useQuestion(leadershipChanges, { organisationId: scene.record.id });
  const mayEffect = scene.mayHere('organisations.record-leadership-effect');
  return (
    <section className="vm-card">
      <h2>{t('organisations.leadership.title')}</h2>
      <Answer
        query={changes}
        isEmpty={(answer) => answer.changes.length === 0}
        empty={<Empty title={t('organisations.leadership.none')}>{t('organisations.leadership.none-text')}</Empty>}
      >
        {(answer) => (
          <Timeline
            label={t('organisations.leadership.title')}
            entries={answer.changes.map((change) => ({
              key: change.id,
              on: change.since,
              title: change.what,
              text: <ChangeText change={change} onEffect={mayEffect ? () => setEffectOf(change) : null} />,
            }))}
          />
        )}
      </Answer>
      {scene.mayHere('organisations.record-leadership-change') && (
        <div>
          <Button onClick={() => setNew(true)}>{t('organisations.leadership.record')}</Button>
        </div>
      )}
      {isNew && <LeadershipChangeDialog organisationId={scene.record.id} on={scene.on} onClose={() => setNew(false)} />}
      {effectOf && <LeadershipEffectDialog change={effectOf} onClose={() => setEffectOf(null)} />}
    </section>
  );
};
