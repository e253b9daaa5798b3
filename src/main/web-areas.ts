import { documentPages } from '../areas/documents/web/pages.tsx';
import { meetingPages } from '../areas/meetings/web/pages.tsx';
import { memberPages } from '../areas/members/web/pages.tsx';
import { organisationPages } from '../areas/organisations/web/pages.tsx';
import { ratingPages } from '../areas/ratings/web/pages.tsx';
import { taskPages } from '../areas/tasks/web/pages.tsx';
import { warningPages } from '../areas/warnings/web/pages.tsx';
import type { AreaPages } from '../web/page.ts';
import { shellPages } from '../web/shell/pages.ts';

/** The areas with pages, in the order of the stairs. */
export const areaPages: readonly AreaPages[] = [
  shellPages,
  organisationPages,
  memberPages,
  documentPages,
  taskPages,
  meetingPages,
  ratingPages,
  warningPages,
];
