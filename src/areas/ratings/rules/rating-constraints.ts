/** Constraint-name prefix → reason code, for what only the database can decide. */
export const ratingConstraints: Readonly<Record<string, string>> = {
  cadre_frame_once: 'ratings.cadre-frame-twice',
  cadre_interest_once: 'ratings.interest-twice',
  season_once: 'ratings.season-open-already',
  subject_member_once: 'ratings.subject-twice',
  subject_organisation_once: 'ratings.subject-twice',
  settlement_once: 'ratings.settled-already',
  past_result_once: 'ratings.result-entered-already',
};
