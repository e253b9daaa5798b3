/** Names of types and sectors in the language in use, for pages of areas above. */
export { useWords } from './organisation-words.ts';
