import { useState } from 'react';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { committeeOn, termsOf } from '../contract.ts';
import { CommitteeActions } from './committee-actions.tsx';
import { CommitteeGroups } from './committee-groups.tsx';
import { CommitteeHistory } from './committee-history.tsx';
import { CommitteePosts } from './committee-posts.tsx';
import { CommitteeTerm } from './committee-term.tsx';
import { FindingList } from './finding-lines.tsx';
import { OrganisationExportDialog } from './organisation-export-dialog.tsx';
import { OrganisationFrame } from './organisation-frame.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

const OfDay = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const committee = useQuestion(committeeOn, { organisationId: scene.record.id, on: scene.on });
  return (
    <Answer query={committee} lines={8}>
      {(answer) => (
        <>
          <div className="vm-two">
            <section className="vm-card">
              <h2>{t('organisations.term.one')}</h2>
              <CommitteeTerm term={answer.term} scene={scene} />
            </section>
            {answer.findings.length > 0 && (
              <section className="vm-card">
                <h2>{t('organisations.finding.title')}</h2>
                <FindingList findings={answer.findings} />
              </section>
            )}
          </div>
          <CommitteePosts committee={answer} scene={scene} />
          <CommitteeGroups committee={answer} scene={scene} />
        </>
      )}
    </Answer>
  );
};

/** Without the right to see persons: terms only. */
const TermsOnly = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const terms = useQuestion(termsOf, { organisationId: scene.record.id });
  return (
    <Answer query={terms}>
      {(answer) => {
        const running = answer.terms.find(
          (term) => term.startsOn <= scene.on && (term.closedOn === null || scene.on < term.closedOn),
        );
        return (
          <section className="vm-card">
            <h2>{t('organisations.term.one')}</h2>
            <CommitteeTerm term={running ?? null} scene={scene} />
          </section>
        );
      }}
    </Answer>
  );
};

const HeadActions = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const [exports, setExports] = useState(false);
  return (
    <>
      <CommitteeActions scene={scene} />
      <PrintButton />
      {scene.mayHere('organisations.export-committees') && (
        <Button onClick={() => setExports(true)}>
          <Icon name="export" />
          {t('organisations.export.open')}
        </Button>
      )}
      {exports && (
        <OrganisationExportDialog underId={scene.record.id} what="committees" onClose={() => setExports(false)} />
      )}
    </>
  );
};

/** The committee of an organisation on a day: its term, who holds which post, Party groups, and what the rules say. */
const CommitteePage = () => (
  <OrganisationFrame actions={(scene) => <HeadActions scene={scene} />}>
    {(scene) => {
      const seesPersons = scene.mayHere('organisations.committee');
      return (
        <>
          {seesPersons ? <OfDay scene={scene} /> : <TermsOnly scene={scene} />}
          <CommitteeHistory scene={scene} seesPersons={seesPersons} />
        </>
      );
    }}
  </OrganisationFrame>
);

export default CommitteePage;
