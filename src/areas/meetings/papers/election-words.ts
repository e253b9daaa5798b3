import type { ElectedPost } from '../contract/elections.ts';

const posts: Readonly<Record<ElectedPost, string>> = {
  committee: 'chi ủy',
  secretary: 'bí thư chi bộ',
  'deputy-secretary': 'phó bí thư chi bộ',
  delegate: 'đại biểu dự đại hội cấp trên',
};

/** What is elected, as papers say it: `chi ủy`, `bí thư chi bộ`. */
export const electedPostText = (post: ElectedPost): string => posts[post];

/** `Bầu bí thư chi bộ (lần 2)`; null: there is only one ballot. */
export const electionTitle = (post: ElectedPost, ballot: number | null): string =>
  `Bầu ${electedPostText(post)}${ballot === null ? '' : ` (lần ${ballot})`}`;
