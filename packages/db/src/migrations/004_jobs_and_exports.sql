DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'titik_worker') THEN
    CREATE ROLE titik_worker NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT titik_worker TO %I', current_user);
END $$;
--> statement-breakpoint
CREATE TABLE "export_chunks" (
	"tenant_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "export_chunks_tenant_id_export_id_number_pk" PRIMARY KEY("tenant_id","export_id","number")
);
--> statement-breakpoint
ALTER TABLE "export_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"format" text NOT NULL,
	"filter" jsonb NOT NULL,
	"status" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"last_ts" timestamp (3) with time zone,
	"last_event_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "jobs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"lease_token" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "export_chunks" ADD CONSTRAINT "export_chunks_export_fk" FOREIGN KEY ("tenant_id","export_id") REFERENCES "public"."exports"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_available_at_idx" ON "jobs" USING btree ("tenant_id","available_at");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "export_chunks" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "exports" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "jobs" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "worker" ON "jobs" AS PERMISSIVE FOR ALL TO "titik_worker" USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE exports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE export_chunks FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs TO titik_app;
--> statement-breakpoint
GRANT SELECT, UPDATE ON jobs TO titik_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON exports TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON export_chunks TO titik_app;
