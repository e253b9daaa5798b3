import type { ReactNode } from 'react';
import { useT } from '../../../web/messages.ts';

type Props = { readonly heads: readonly string[]; readonly count: number; readonly children: ReactNode };

/** The frame of a decision about many, of a season and of a month: a column for each head, a row for each subject. */
export const DecideList = ({ heads, count, children }: Props) => {
  const t = useT();
  return (
    <table className="ratings-decide" aria-label={t('ratings.decide.list', { count })}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
};
