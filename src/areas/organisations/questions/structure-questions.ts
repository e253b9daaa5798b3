import { comparison } from './comparison.ts';
import { event, events, timeline } from './events.ts';
import { mapFigures, ownFigures, restatedFigures } from './figures.ts';
import { followUpDuties } from './follow-up-duties.ts';
import { children, list } from './list.ts';
import { organisation } from './organisation.ts';
import { reorganisationPreview } from './reorganisation-preview.ts';
import { search } from './search.ts';
import { indexOf, nodeAt, tree } from './tree.ts';
import { vocabulary } from './vocabulary.ts';

/** The tree and its events: this part of the area's table of contents. */
export const structureQuestions = [
  ...[tree, nodeAt, indexOf, organisation, children, list, search, vocabulary],
  ...[comparison, restatedFigures, mapFigures, ownFigures],
  ...[events, event, timeline, followUpDuties, reorganisationPreview],
];
