import { useT } from '../../../web/messages.ts';
import { OrganisationActions } from './organisation-actions.tsx';
import { OrganisationChildren } from './organisation-children.tsx';
import { OrganisationCounts } from './organisation-counts.tsx';
import { OrganisationDuties } from './organisation-duties.tsx';
import { OrganisationFacts } from './organisation-facts.tsx';
import { OrganisationFrame } from './organisation-frame.tsx';
import { OrganisationSuccession } from './organisation-succession.tsx';
import { OrganisationSummary } from './organisation-summary.tsx';
import { OrganisationTimeline } from './organisation-timeline.tsx';

/** One organisation as of a day: what it is, who leads it, what is below it, and how it came about. */
const OrganisationPage = () => {
  const t = useT();
  return (
    <OrganisationFrame actions={(scene) => <OrganisationActions scene={scene} />}>
      {({ record, on, mayHere }) => (
        <>
          <OrganisationCounts record={record} />
          <div className="vm-two">
            <div className="vm-stack">
              <section className="vm-card" aria-label={t('organisations.facts.title')}>
                <h2>{t('organisations.facts.title')}</h2>
                <OrganisationFacts record={record} />
              </section>
              <OrganisationSummary record={record} on={on} mayHere={mayHere} />
              <OrganisationSuccession record={record} />
            </div>
            <div className="vm-stack">
              <OrganisationTimeline organisationId={record.id} />
              {mayHere('organisations.follow-up-duties') && <OrganisationDuties record={record} mayHere={mayHere} />}
            </div>
          </div>
          <OrganisationChildren record={record} on={on} />
        </>
      )}
    </OrganisationFrame>
  );
};

export default OrganisationPage;
