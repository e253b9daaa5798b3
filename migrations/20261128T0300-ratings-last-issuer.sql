-- Who issued the last decision on levels of a season: the next one begins with it, and nobody types it once more for every portion.
ALTER TABLE ratings.season ADD COLUMN last_issuer text;
