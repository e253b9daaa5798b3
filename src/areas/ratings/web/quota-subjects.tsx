import { Figure } from '../../../web/kit/figure.tsx';
import { useT } from '../../../web/messages.ts';
import type { SeasonId } from '../contract.ts';
import type { OrganisationId } from './own-organisation.ts';
import type { QuotaGroup } from './quota-view.ts';

type Props = { readonly group: QuotaGroup; readonly seasonId: SeasonId; readonly of: OrganisationId };

/** Of which kinds a group of the ceiling is made, each number leading to its rows. A code that somebody wrote stays out of the address. */
export const SubjectsOfGroup = ({ group: { group, names, kinds, subjects }, seasonId, of }: Props) => {
  const t = useT();
  const isMade = names.vi !== group;
  const figure = (count: number, kind: string | undefined, means: string) => (
    <Figure
      numerator={count}
      definition={means}
      {...(isMade
        ? { to: '/ratings/$seasonId', params: { seasonId }, search: { of, group, kind }, hash: 'subjects' }
        : {})}
    />
  );
  return (
    <>
      {t('ratings.quota.subjects-in')} {figure(subjects, undefined, t('ratings.quota.subjects-means'))}
      {kinds.length > 1 && (
        <ul className="ratings-bullets">
          {kinds.map(({ kind, subjects: count }) => {
            const words = t(`ratings.subject.${kind}`);
            return (
              <li key={kind}>
                {words}: {figure(count, kind, words)}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
};
