-- Tasks of a demonstration carry the mark that other invented rows carry. Those loaded before follow from an invented meeting and were
-- entered at eight in the evening to the second; what a person enters has the moment it came in.
ALTER TABLE tasks.task ADD COLUMN is_fictional boolean NOT NULL DEFAULT false;

UPDATE tasks.task SET is_fictional = true
WHERE source_kind = 'meeting' AND entered_at = (assigned_on + time '20:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'
  AND EXISTS (SELECT FROM platform.installation WHERE data_kind = 'demonstration');
