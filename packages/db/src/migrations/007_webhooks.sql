CREATE TABLE "webhook_deliveries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"message_created_at" timestamp (3) with time zone NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" text NOT NULL,
	"request_headers" jsonb NOT NULL,
	"status_code" integer,
	"response_headers" jsonb,
	"response_body" text,
	"error" text,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"response_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_deliveries_tenant_id_id_sent_at_pk" PRIMARY KEY("tenant_id","id","sent_at")
) PARTITION BY RANGE ("sent_at");
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"event_type" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "webhook_messages_tenant_id_id_created_at_pk" PRIMARY KEY("tenant_id","id","created_at")
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
ALTER TABLE "webhook_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_queue" (
	"tenant_id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"message_created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"lease_token" uuid,
	CONSTRAINT "webhook_queue_tenant_id_webhook_id_message_id_pk" PRIMARY KEY("tenant_id","webhook_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "webhook_queue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhooks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"enabled" boolean NOT NULL,
	"event_type" text NOT NULL,
	"secret" "bytea",
	"previous_secret" "bytea",
	"previous_secret_until" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"disabled_reason" text,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhooks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_project_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook_idx" ON "webhook_deliveries" USING btree ("tenant_id","webhook_id","sent_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_message_idx" ON "webhook_deliveries" USING btree ("tenant_id","message_id");--> statement-breakpoint
CREATE INDEX "webhook_queue_ready_idx" ON "webhook_queue" USING btree ("message_id") WHERE next_at is null and lease_until is null;--> statement-breakpoint
CREATE INDEX "webhook_queue_next_at_idx" ON "webhook_queue" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_queue_lease_until_idx" ON "webhook_queue" USING btree ("lease_until") WHERE lease_until is not null;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "webhook_deliveries" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "webhook_messages" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "webhook_queue" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "worker" ON "webhook_queue" AS PERMISSIVE FOR SELECT TO "titik_worker" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "webhooks" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));
--> statement-breakpoint
ALTER TABLE webhooks FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE webhook_messages FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE webhook_queue FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON webhook_messages TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_queue TO titik_app;
--> statement-breakpoint
GRANT SELECT ON webhook_queue TO titik_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON webhook_deliveries TO titik_app;
--> statement-breakpoint
-- Rows come and go all the time: what is dead must not pile up until a fifth of the table is.
ALTER TABLE webhook_queue SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
-- Makes the partitions of the days from `first` to `last`, UTC, where they are missing. The app owns no table, so it
-- asks this function, which can do nothing else. ATTACH, unlike PARTITION OF, waits for no reader or writer.
CREATE FUNCTION make_webhook_days(first date, last date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
DECLARE
  parent text;
  child text;
  day date;
BEGIN
  IF last - first > 62 THEN RAISE EXCEPTION 'at most 63 days at once'; END IF;
  PERFORM pg_advisory_xact_lock(500152067436);
  FOREACH parent IN ARRAY ARRAY['webhook_messages', 'webhook_deliveries'] LOOP
    FOR day IN SELECT d::date FROM generate_series(first::timestamp, last::timestamp, '1 day') AS d LOOP
      child := parent || to_char(day, '_YYYYMMDD');
      CONTINUE WHEN to_regclass('public.' || child) IS NOT NULL;
      EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING ALL)', child, parent);
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', child);
      EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', child);
      EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
        parent, child, day, day + 1);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- Drops the partitions of the days before `before`, UTC, which must be 30 days ago or more; answers how many. It
-- waits half a second at most for whoever reads, since everybody who writes would wait behind it.
CREATE FUNCTION drop_webhook_days(before date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog SET lock_timeout = '500ms' SET timezone = 'UTC' AS $$
DECLARE
  child text;
  dropped integer := 0;
BEGIN
  IF before > current_date - 30 THEN RAISE EXCEPTION 'the last 30 days are kept'; END IF;
  PERFORM pg_advisory_xact_lock(500152067436);
  FOR child IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent IN ('public.webhook_messages'::regclass, 'public.webhook_deliveries'::regclass)
      AND right(c.relname, 8) < to_char(before, 'YYYYMMDD')
  LOOP
    EXECUTE format('DROP TABLE public.%I', child);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_webhook_days(date, date) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION drop_webhook_days(date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_webhook_days(date, date) TO titik_app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION drop_webhook_days(date) TO titik_app;
--> statement-breakpoint
SELECT make_webhook_days((now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + 14);
