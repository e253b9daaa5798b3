import type { ElectedPost } from '../contract/elections.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';

const posts: Readonly<Record<ElectedPost, string>> = {
  committee: 'chi ủy',
  secretary: 'bí thư chi bộ',
  'deputy-secretary': 'phó bí thư chi bộ',
  delegate: 'đại biểu dự đại hội cấp trên',
};

/**
 * What is elected, as agendas and papers say it after the word `bầu`: `chi ủy`, `bí thư chi bộ`. A congress elects the whole committee, a
 * meeting between congresses adds members to it.
 */
export const electedPostText = (post: ElectedPost, kind: MeetingKind): string =>
  post === 'committee' && kind !== 'congress' ? 'bổ sung chi ủy viên' : posts[post];

/** `Bầu bí thư chi bộ (lần 2)`; null: there is only one ballot. */
export const electionTitle = (post: ElectedPost, kind: MeetingKind, ballot: number | null = null): string =>
  `Bầu ${electedPostText(post, kind)}${ballot === null ? '' : ` (lần ${ballot})`}`;
