/** Constraint-name prefix → reason code, for what only the database can decide. Each topic adds its own. */
export const memberConstraints: Readonly<Record<string, string>> = {
  member_of_person: 'members.person-already-member',
  member_of_account: 'members.account-of-another-member',
  member_dates: 'members.dates-contradict',
  membership_overlap: 'members.spells-overlap',
  sealed_value_current: 'members.changed-meanwhile',
  party_age_gap_overlap: 'members.gaps-overlap',
  badge_case_level: 'members.badge-recorded-already',
  card_event_once: 'members.card-event-already',
  hand_over_lent: 'members.dossier-lent-already',
};
