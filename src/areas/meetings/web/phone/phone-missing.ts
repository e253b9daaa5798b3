import { type Reason, reason } from '../../../../platform/outcome/refusal.ts';
import type { SheetDraft } from '../sheet-draft.ts';

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * Lines that were begun and left without what the contract asks for. The contract's own schema stays on the server's side, because it is
 * larger than the page; a test holds the two together.
 */
export const missingIn = ({ startedAt, items, tasks, guests, remarks }: SheetDraft): Reason[] => {
  const fields = [
    ...(isBlank(startedAt) ? ['startedAt'] : []),
    ...items.flatMap(({ title, opinions, votes }, at) => [
      ...(isBlank(title) ? [`items.${at}.title`] : []),
      ...opinions.flatMap(({ gist }, line) => (isBlank(gist) ? [`items.${at}.opinions.${line}.gist`] : [])),
      ...votes.flatMap(({ matter, decision, forVotes, againstVotes, blankVotes }, line) => [
        ...(isBlank(matter) ? [`items.${at}.votes.${line}.matter`] : []),
        ...(decision === '' ? [`items.${at}.votes.${line}.decision`] : []),
        ...(forVotes === null ? [`items.${at}.votes.${line}.forVotes`] : []),
        ...(againstVotes === null ? [`items.${at}.votes.${line}.againstVotes`] : []),
        ...(blankVotes === null ? [`items.${at}.votes.${line}.blankVotes`] : []),
      ]),
    ]),
    ...tasks.flatMap(({ text }, at) => (isBlank(text) ? [`tasks.${at}.text`] : [])),
    ...guests.flatMap(({ fullName }, at) => (isBlank(fullName) ? [`guests.${at}.fullName`] : [])),
    ...remarks.flatMap(({ whom, what }, at) => [
      ...(isBlank(whom) ? [`remarks.${at}.whom`] : []),
      ...(isBlank(what) ? [`remarks.${at}.what`] : []),
    ]),
  ];
  return fields.map((field) => reason('platform.required', {}, field));
};
