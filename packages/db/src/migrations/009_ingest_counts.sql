CREATE TABLE "ingest_counts" (
	"tenant_id" uuid NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"events" bigint NOT NULL,
	CONSTRAINT "ingest_counts_tenant_id_hour_outcome_pk" PRIMARY KEY("tenant_id","hour","outcome")
);
--> statement-breakpoint
ALTER TABLE "ingest_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "ingest_counts" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));
--> statement-breakpoint
ALTER TABLE ingest_counts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ingest_counts TO titik_app;
