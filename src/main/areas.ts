import { areaWith as documentsWith } from '../areas/documents/area.ts';
import { area as meetings } from '../areas/meetings/area.ts';
import { area as members } from '../areas/members/area.ts';
import { area as organisations } from '../areas/organisations/area.ts';
import { area as ratings } from '../areas/ratings/area.ts';
import { area as tasks } from '../areas/tasks/area.ts';
import { area as warnings } from '../areas/warnings/area.ts';
import type { Area } from '../platform/action/area.ts';
import { platformArea } from './platform-area.ts';

/** All areas, lowest step first. */
export const areasWith = (front: { version: string; openIdConnect: boolean }): readonly Area[] => {
  const documents = documentsWith(() => areas.flatMap(({ paperForms }) => paperForms ?? []));
  const areas: Area[] = [organisations, members, documents, tasks, meetings, ratings, warnings];
  return [platformArea(areas, front), ...areas];
};
