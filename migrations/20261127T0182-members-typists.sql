-- Who typed for the holder of an office, beside the holder: whoever proposed a change in any of the two ways does not approve it.
ALTER TABLE members.member_change ADD COLUMN proposed_typed_by uuid, ADD COLUMN decided_typed_by uuid;
GRANT UPDATE (decided_typed_by) ON members.member_change TO app_self;
