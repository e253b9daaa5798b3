-- A member reads on the own page how the own membership came back, as it reads how it ended.
SELECT members.open_to_self('members.reentry', 'member_id');
