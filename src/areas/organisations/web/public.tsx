/** Frame of a page about one organisation (path, head, tabs), for pages of areas above. Needs the sentences of this area. */

/** What a rule says as a line of the verdict panel, or as a list beside what was recorded. */
export { FindingList, lineOfFinding } from './finding-lines.tsx';
export { OrganisationFrame } from './organisation-frame.tsx';
export type { OrganisationScene } from './organisation-scene.ts';
/** Names of types and sectors in the language in use, for pages of areas above. */
export { useWords } from './organisation-words.ts';
