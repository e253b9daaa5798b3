-- A keyed digest of a fixed text: tells a wrong key file at start, before anything is sealed with it. Says nothing about the key.
ALTER TABLE platform.installation ADD COLUMN key_digest bytea;
