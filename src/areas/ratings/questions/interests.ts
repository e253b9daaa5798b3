import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/interests.ts';
import { interestsOf } from './interest-rows.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject } from './subject-rows.ts';

export const interests = question(
  contract.interests,
  async ({ subjectId }, { tx }) => {
    const { id } = await getSubject(tx, subjectId, null);
    return { rows: await interestsOf(tx, id) };
  },
  { over: homeOfSubject },
);
