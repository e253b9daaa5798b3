import { assignFollower } from './assign-follower.ts';
import { closeTerm, reopenTerm } from './close-term.ts';
import { endBody, resumeBody } from './end-body.ts';
import { endPost, resumePost } from './end-post.ts';
import { establishBody, relinkBody, renameBody, withdrawBody, withdrawBodyVersion } from './establish-body.ts';
import { endPartyGroup, establishPartyGroup, resumePartyGroup, withdrawPartyGroup } from './establish-party-group.ts';
import { endBodyPost, fillBodyPost, resumeBodyPost, withdrawBodyPost } from './fill-body-post.ts';
import { fillPost, withdrawPost } from './fill-post.ts';
import { correctTerm, openTerm, withdrawTerm } from './open-term.ts';
import { prolongTerm, withdrawProlongation } from './prolong-term.ts';
import {
  recordLeadershipChange,
  recordLeadershipEffect,
  withdrawLeadershipChange,
} from './record-leadership-change.ts';
import { correctPerson, recordPerson, withdrawPerson } from './record-person.ts';
import {
  editRequiredDocuments,
  recordRegulation,
  setReviewDate,
  supersedeRegulation,
  withdrawRegulation,
} from './record-regulation.ts';

/** Persons, committees, regulations and bodies: the part of the area's table of contents that is not about the tree. */
export const committeeActions = [
  ...[recordPerson, correctPerson, withdrawPerson],
  ...[openTerm, withdrawTerm, correctTerm, closeTerm, reopenTerm, prolongTerm, withdrawProlongation],
  ...[fillPost, withdrawPost, endPost, resumePost, assignFollower],
  ...[establishPartyGroup, withdrawPartyGroup, endPartyGroup, resumePartyGroup],
  ...[recordRegulation, supersedeRegulation, withdrawRegulation, setReviewDate, editRequiredDocuments],
  ...[recordLeadershipChange, recordLeadershipEffect, withdrawLeadershipChange],
  ...[establishBody, withdrawBody, renameBody, relinkBody, withdrawBodyVersion, endBody, resumeBody],
  ...[fillBodyPost, withdrawBodyPost, endBodyPost, resumeBodyPost],
];

/** What only the database can decide, when two people write at once. */
export const committeeConstraints: Readonly<Record<string, string>> = {
  term_overlap: 'organisations.term-overlapping',
  term_order: 'organisations.from-after-to',
  term_prolongation_twice: 'organisations.prolonged-already',
  party_group_overlap: 'organisations.group-name-taken',
  post_single: 'organisations.post-taken-meanwhile',
  post_same_person: 'organisations.already-in-post-meanwhile',
  regulation_overlap: 'organisations.document-in-force-meanwhile',
  regulation_superseded_once: 'organisations.superseded-meanwhile',
  body_version_overlap: 'organisations.body-changed-meanwhile',
  body_version_own_parent: 'organisations.body-under-itself',
  body_post_single: 'organisations.post-taken-meanwhile',
  body_post_same_person: 'organisations.already-in-post-meanwhile',
};
