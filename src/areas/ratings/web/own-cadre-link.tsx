import type { ReactNode } from 'react';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useQuestion } from '../../../web/queries.ts';
import { ownCadreSheets, type SubjectId } from '../contract.ts';

type Props = { readonly subjectId: SubjectId; readonly className?: string; readonly children: ReactNode };

/** To an own rating: the sheet of a month where it is one, else its own page of review. */
export const OwnRatingLink = ({ subjectId, className, children }: Props) => {
  const sheets = useQuestion(ownCadreSheets, {});
  const isMonth = sheets.data?.rows.some((row) => row.subjectId === subjectId) ?? false;
  const look = className === undefined ? {} : { className };
  return isMonth ? (
    <PageLink to="/me/cadres" search={{ sheet: subjectId }} {...look}>
      {children}
    </PageLink>
  ) : (
    <PageLink to="/ratings/own/$subjectId" params={{ subjectId }} {...look}>
      {children}
    </PageLink>
  );
};
