import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { OrganisationFrame, type OrganisationScene } from '../../organisations/web/public.tsx';
import { resultsOfOrganisation } from '../contract.ts';
import { ResultHistory } from './result-history.tsx';

const Body = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const found = useQuestion(resultsOfOrganisation, { organisationId: scene.record.id });
  return (
    <section className="vm-card vm-stack" aria-labelledby="organisation-results">
      <h2 id="organisation-results">{t('ratings.results.of-organisation')}</h2>
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('ratings.results.none')}>{t('ratings.results.none-text')}</Empty>}
      >
        {({ rows }) => <ResultHistory rows={rows} label={t('ratings.results.of-organisation')} />}
      </Answer>
    </section>
  );
};

/** Results of an organisation and its collectives over the years, on the page of the organisation. */
const OrganisationResultsPage = () => <OrganisationFrame>{(scene) => <Body scene={scene} />}</OrganisationFrame>;

export default OrganisationResultsPage;
