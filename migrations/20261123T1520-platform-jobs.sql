-- Events told by actions, the jobs they become, and the seals over the audit.

-- Fixed names: filled at every start from the listeners of the areas.
CREATE TABLE platform.event_name (name text COLLATE "C" PRIMARY KEY);
CREATE TABLE platform.event_listener (
  event text COLLATE "C" NOT NULL REFERENCES platform.event_name (name) ON DELETE CASCADE,
  listener text COLLATE "C" NOT NULL,
  PRIMARY KEY (event, listener)
);

-- Events wait here until the worker makes one job per listener of them. Actions do not write the job table themselves: its
-- insert sends NOTIFY, and a transaction that notifies holds one lock of the whole server while it commits (3.3 × the commits without it, measured by bench platform).
CREATE TABLE platform.event_outbox (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event text COLLATE "C" NOT NULL,
  payload jsonb NOT NULL,
  told_at timestamptz NOT NULL DEFAULT now()
);

-- The only way into the queue: known names, ids and numbers only. An event that nobody hears is not kept.
CREATE FUNCTION platform.queue_event(event text, payload jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
  IF event !~ '^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$' THEN
    RAISE EXCEPTION 'not an event name: %', event USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF jsonb_typeof(payload) <> 'object' OR EXISTS (
    SELECT 1 FROM jsonb_each(payload) AS field
    WHERE jsonb_typeof(field.value) NOT IN ('number', 'string')
       OR (jsonb_typeof(field.value) = 'string' AND field.value #>> '{}' !~ '^[a-z0-9][a-z0-9.-]{0,63}$')
  ) THEN
    RAISE EXCEPTION 'event % carries more than ids, days, codes and numbers', event USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO platform.event_outbox (event, payload)
  SELECT n.name, queue_event.payload FROM platform.event_name n WHERE n.name = queue_event.event;
END $$;
REVOKE ALL ON FUNCTION platform.queue_event(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.queue_event(text, jsonb) TO app_scoped, app_all, app_identity, app_load;

-- Jobs that failed for good, and jobs that nobody took for an hour (their listener is gone from the program).
CREATE FUNCTION platform.failed_jobs()
RETURNS TABLE (job_id bigint, task text, payload jsonb, state text, attempts int, last_error text, created_at timestamptz, last_tried_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT j.id::bigint, t.identifier, j.payload::jsonb,
           CASE WHEN j.attempts >= j.max_attempts THEN 'failed' ELSE 'waiting' END,
           j.attempts::int, j.last_error, j.created_at, j.updated_at
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE (j.attempts >= j.max_attempts OR j.run_at < now() - interval '1 hour') AND j.locked_at IS NULL
    ORDER BY j.id;
END $$;
REVOKE ALL ON FUNCTION platform.failed_jobs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.failed_jobs() TO app_all;

CREATE FUNCTION platform.retry_job(job bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, platform AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.failed_jobs() f WHERE f.job_id = job) THEN
    RETURN false;
  END IF;
  PERFORM graphile_worker.reschedule_jobs(ARRAY[job], run_at => now(), attempts => 0);
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION platform.retry_job(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.retry_job(bigint) TO app_all;

-- A seal covers a batch of committed entries and the seal before it. Numbers have no gap.
CREATE TABLE platform.audit_seal (
  number bigint PRIMARY KEY CHECK (number > 0),
  sealed_at timestamptz NOT NULL,
  entry_count int NOT NULL CHECK (entry_count > 0),
  previous_digest bytea NOT NULL,
  digest bytea NOT NULL
);

CREATE TABLE platform.audit_sealed (
  entry_id uuid PRIMARY KEY REFERENCES platform.audit_entry (id),
  seal_number bigint NOT NULL REFERENCES platform.audit_seal (number),
  place int NOT NULL,
  entry_digest bytea NOT NULL,
  CONSTRAINT audit_sealed_place UNIQUE (seal_number, place)
);

-- The program may add seals and read them; no role of it may change or remove one.
GRANT SELECT ON platform.audit_seal, platform.audit_sealed TO app_all, app_worker, app_load;
GRANT INSERT ON platform.audit_seal, platform.audit_sealed TO app_worker, app_load;

-- Retention removes before and after values of sealed entries only; the entry and its digest stay.
GRANT DELETE ON platform.audit_detail TO app_worker;
CREATE POLICY retention ON platform.audit_detail FOR DELETE TO app_worker
  USING (EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.entry_id = audit_detail.entry_id));
