import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type PersonId, personPosts } from '../contract.ts';
import { CorrectPersonDialog } from './person-correct-dialog.tsx';
import './organisations.css';

type Career = OutputOf<typeof personPosts>;

const PostPlace = ({ post }: { post: Career['posts'][number] }) => {
  const t = useT();
  const language = useLanguage();
  const name = post.placeName ?? t('organisations.person.place-unknown');
  return (
    <>
      {post.kind[language]},{' '}
      {post.place === 'organisation' ? (
        <PageLink to="/organisations/$organisationId/committee" params={{ organisationId: post.placeId }}>
          {name}
        </PageLink>
      ) : (
        <PageLink to="/organisations/bodies/$bodyId" params={{ bodyId: post.placeId }}>
          {name}
        </PageLink>
      )}
    </>
  );
};

const Posts = ({ posts }: Pick<Career, 'posts'>) => {
  const t = useT();
  return (
    <section className="vm-card">
      <h2>{t('organisations.person.posts')}</h2>
      {posts.length === 0 ? (
        <Empty title={t('organisations.person.no-posts')} />
      ) : (
        <Timeline
          label={t('organisations.person.posts')}
          entries={posts.map((post) => ({
            key: post.id,
            on: post.from,
            title: <PostPlace post={post} />,
            text: post.until && t('organisations.until-day', { on: post.until }),
          }))}
        />
      )}
    </section>
  );
};

const Person = ({ career: { person, posts } }: { career: Career }) => {
  const t = useT();
  const may = useMay();
  const [corrects, setCorrects] = useState(false);
  return (
    <>
      <PageHead
        title={person.fullName}
        subtitle={
          <span className="vm-row">
            {person.birthYear === null
              ? t('organisations.person.birth-year-unknown')
              : t('organisations.person.born', { year: person.birthYear })}
            {person.isFictional && <Status level="plain">{t('organisations.fictional')}</Status>}
          </span>
        }
        actions={
          may('organisations.correct-person') && (
            <Button onClick={() => setCorrects(true)}>{t('organisations.person.correct')}</Button>
          )
        }
      />
      <Posts posts={posts} />
      {corrects && <CorrectPersonDialog person={person} onClose={() => setCorrects(false)} />}
    </>
  );
};

/** A person and the posts they hold and held, as far as one's offices reach. */
const PersonPage = () => {
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const career = useQuestion(personPosts, { personId });
  return (
    <div className="vm-page">
      <Answer query={career} isPage>
        {(answer) => <Person career={answer} />}
      </Answer>
    </div>
  );
};

export default PersonPage;
