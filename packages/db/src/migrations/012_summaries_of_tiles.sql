-- What was packed in another form is built anew by a worker; until then, statistics read the events themselves.
TRUNCATE heatmap_journal, heatmap_tiles;
--> statement-breakpoint
ALTER TABLE heatmap_tile_states NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE heatmap_tile_states SET ready = false;
--> statement-breakpoint
INSERT INTO heatmap_tile_states (tenant_id, ready) SELECT DISTINCT tenant_id, false FROM project_keys ON CONFLICT DO NOTHING;
--> statement-breakpoint
ALTER TABLE heatmap_tile_states FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "heatmap_journal" ADD COLUMN "page_keys" uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "heatmap_journal" ADD COLUMN "ends" integer[] NOT NULL;--> statement-breakpoint
ALTER TABLE "heatmap_journal" ADD COLUMN "names" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "heatmap_tiles" ADD COLUMN "summary" "bytea" NOT NULL;
--> statement-breakpoint
ALTER TABLE heatmap_tiles ALTER COLUMN summary SET STORAGE EXTERNAL;
