CREATE TABLE "heatmap_journal" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"events" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "heatmap_journal_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "heatmap_journal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "heatmap_names" (
	"tenant_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"name" text NOT NULL,
	"last_day" integer NOT NULL,
	CONSTRAINT "heatmap_names_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
ALTER TABLE "heatmap_names" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "heatmap_tile_states" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"ready" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "heatmap_tile_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "heatmap_tiles" (
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" integer NOT NULL,
	"page_key" uuid NOT NULL,
	"level" smallint NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "heatmap_tiles_tenant_id_kind_day_page_key_level_pk" PRIMARY KEY("tenant_id","kind","day","page_key","level")
);
--> statement-breakpoint
ALTER TABLE "heatmap_tiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "heatmap_journal" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "worker" ON "heatmap_journal" AS PERMISSIVE FOR SELECT TO "titik_worker" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "heatmap_names" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "heatmap_tile_states" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "worker" ON "heatmap_tile_states" AS PERMISSIVE FOR SELECT TO "titik_worker" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "heatmap_tiles" AS PERMISSIVE FOR ALL TO "titik_app" USING ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid)) WITH CHECK ("tenant_id" = (select nullif(current_setting('app.tenant', true), '')::uuid));
--> statement-breakpoint
-- Projects that are there already may have events that no tile knows: a worker counts them first.
INSERT INTO heatmap_tile_states (tenant_id, ready) SELECT DISTINCT tenant_id, false FROM project_keys;
--> statement-breakpoint
ALTER TABLE heatmap_journal FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE heatmap_names FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE heatmap_tile_states FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE heatmap_tiles FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON heatmap_journal TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON heatmap_names TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON heatmap_tile_states TO titik_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON heatmap_tiles TO titik_app;
--> statement-breakpoint
GRANT SELECT ON heatmap_journal TO titik_worker;
--> statement-breakpoint
GRANT SELECT ON heatmap_tile_states TO titik_worker;
--> statement-breakpoint
-- Packed already, so compressing it again costs time and wins nothing.
ALTER TABLE heatmap_journal ALTER COLUMN content SET STORAGE EXTERNAL;
--> statement-breakpoint
ALTER TABLE heatmap_tiles ALTER COLUMN content SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Rows come and go or change all the time: what is dead must not pile up until a fifth of the table is.
ALTER TABLE heatmap_journal SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 10000, toast.autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
ALTER TABLE heatmap_tiles SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, toast.autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_threshold = 5000);
