import { useState } from 'react';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { postsOfOrganisation, termsOf } from '../contract.ts';
import { usePostColumns } from './committee-posts.tsx';
import type { Term } from './committee-shapes.ts';
import type { OrganisationScene } from './organisation-scene.ts';

const useTermText = () => {
  const t = useT();
  return (term: Term): string =>
    [
      t(`organisations.basis.${term.basis}`),
      t('organisations.term.due-text', { on: term.dueOn }),
      term.closedOn && t('organisations.term.closed-text', { on: term.closedOn }),
    ]
      .filter(Boolean)
      .join(' · ');
};

const Terms = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const terms = useQuestion(termsOf, { organisationId: scene.record.id });
  const text = useTermText();
  return (
    <Answer
      query={terms}
      isEmpty={(answer) => answer.terms.length === 0}
      empty={<Empty title={t('organisations.term.none-ever')} />}
    >
      {(answer) => (
        <Timeline
          label={t('organisations.term.all')}
          entries={answer.terms.map((term) => ({
            key: term.id,
            on: term.startsOn,
            title:
              term.ordinal === null
                ? t('organisations.term.without-ordinal')
                : t('organisations.term.with-ordinal', { ordinal: term.ordinal }),
            text: text(term),
          }))}
        />
      )}
    </Answer>
  );
};

const Posts = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const posts = useQuestion(postsOfOrganisation, { organisationId: scene.record.id });
  const columns = usePostColumns();
  return (
    <Answer query={posts}>
      {(answer) => (
        <DataTable
          label={t('organisations.post.history-label', { name: scene.record.facts.name })}
          rows={answer.posts}
          columns={columns}
          rowKey={(row) => row.id}
        />
      )}
    </Answer>
  );
};

/** All terms, and on demand all posts that anybody ever held here. */
export const CommitteeHistory = ({ scene, seesPersons }: { scene: OrganisationScene; seesPersons: boolean }) => {
  const t = useT();
  const [showsPosts, setShows] = useState(false);
  const terms = useQuestion(termsOf, { organisationId: scene.record.id });
  // The committee above says already that it is out of reach.
  if (terms.error?.kind === 'not-permitted') return null;
  return (
    <>
      <section className="vm-card">
        <h2>{t('organisations.term.all')}</h2>
        <Terms scene={scene} />
      </section>
      {seesPersons && (
        <section className="vm-card not-printed">
          <h2>{t('organisations.post.history')}</h2>
          {showsPosts ? (
            <Posts scene={scene} />
          ) : (
            <div>
              <Button onClick={() => setShows(true)}>{t('organisations.post.show-history')}</Button>
            </div>
          )}
        </section>
      )}
    </>
  );
};
