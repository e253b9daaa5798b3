import { dayText } from '../../../web/day-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { PostsLeft as Posts } from '../contract/transfers-leaving.ts';
import { OrganisationPlace } from './organisation-place.tsx';

/** Posts that stay behind when a member leaves: a slip ends none of them, so it is said where one issues and accepts, with the way there. */
export const PostsLeft = ({ posts }: { posts: Posts }) => {
  const t = useT();
  const language = useLanguage();
  if (posts.length === 0) return null;
  return (
    <section className="vm-card" aria-label={t('members.transfers.posts-left')}>
      <Status level="attention">{t('members.transfers.posts-left')}</Status>
      <ul className="members-plain-list">
        {posts.map(({ kind, from, organisationId, organisationName }) => (
          <li key={`${kind.vi} ${from}`}>
            {t('members.transfers.post-since', { post: kind[language], from: dayText(from) })}{' '}
            <OrganisationPlace organisationId={organisationId} name={organisationName} tab="committee" isOwn={false} />
          </li>
        ))}
      </ul>
      <p className="vm-soft">{t('members.transfers.posts-left-text')}</p>
    </section>
  );
};
