import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownCadreSheets } from '../contract.ts';
import { CadreStanding } from './cadre-words.tsx';
import { periodWords } from './rating-words.tsx';

/** On the own page: the months of the person, each with a way to its sheet. */
const OwnCadrePanel = () => {
  const t = useT();
  const found = useQuestion(ownCadreSheets, {});
  return (
    <Answer
      query={found}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('ratings.cadre.own-empty')}>{t('ratings.cadre.own-empty-text')}</Empty>}
    >
      {({ rows }) => (
        <ul className="ratings-bullets">
          {rows.map(({ subjectId, period, state }) => (
            <li key={subjectId}>
              <PageLink to="/me/cadres" search={{ sheet: subjectId }}>
                {periodWords(period, t)}
              </PageLink>{' '}
              <CadreStanding state={state} />
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
};

export default OwnCadrePanel;
