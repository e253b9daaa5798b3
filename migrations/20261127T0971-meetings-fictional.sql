-- Opinions of invented meetings: those of real ones are written by whoever holds the minutes, never by the program itself. Only meetings
-- marked as fictional and without opinions take them, and no database with real data. Gives the number written.
CREATE FUNCTION meetings.put_fictional_opinions(lines jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE written int;
BEGIN
  IF EXISTS (SELECT FROM platform.installation i WHERE i.data_kind = 'real') THEN
    RAISE EXCEPTION 'invented opinions are never put beside real ones' USING ERRCODE = '42501';
  END IF;
  INSERT INTO meetings.opinion (id, meeting_id, item_id, ordinal, speaker_id, speaker, gist)
  SELECT l.id, m.id, i.id, l.ordinal, l.speaker_id, l.speaker, l.gist
  FROM jsonb_to_recordset(lines) AS l(id uuid, item_id uuid, ordinal int, speaker_id uuid, speaker text, gist text)
  JOIN meetings.agenda_item i ON i.id = l.item_id
  JOIN meetings.meeting m ON m.id = i.meeting_id AND m.is_fictional AND m.opinions = 0;
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE meetings.meeting m SET opinions = c.opinions, speakers = c.speakers
  FROM (
    SELECT o.meeting_id, count(*)::int AS opinions, count(DISTINCT coalesce(o.speaker_id::text, o.speaker))::int AS speakers
    FROM meetings.opinion o JOIN meetings.meeting f ON f.id = o.meeting_id AND f.is_fictional AND f.opinions = 0
    WHERE o.item_id IN (SELECT (l ->> 'item_id')::uuid FROM jsonb_array_elements(lines) l)
    GROUP BY o.meeting_id
  ) c WHERE m.id = c.meeting_id;
  RETURN written;
END $$;
REVOKE ALL ON FUNCTION meetings.put_fictional_opinions(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meetings.put_fictional_opinions(jsonb) TO app_all;
